/** Attributes of classes that change after the class statement: derived classes and instances see it at once. */

import { attributeKey, isDescriptor, setClassUpdater } from "./attributes.js";
import { Bound, boundBy, hidden, install, installed, ownerOf } from "./class-install.js";
import { installSlot, refreshHash } from "./class-slots.js";
import { PyClassMethod, PyProperty, PyStaticMethod } from "./descriptors.js";
import { attributeError } from "./exceptions.js";
import { type Places, PyType } from "./type.js";
import type { Value } from "./value.js";

/** Changes or (with `undefined`) removes a class attribute; derived classes see it at once. */
function updateClass(type: PyType, name: string, v: Value | undefined): void {
  if (isPlainValue(v)) {
    const known = type.places$;
    const places = known?.installed === installed.count ? known.byName.get(name) : undefined;
    if (places !== undefined || (isPlainValue(type.dict.get(name)) && !name.startsWith("__"))) {
      type.dict.set(name, v);
      const key = attributeKey(name);
      for (const place of places ?? findPlaces(type, name, key)) place[key] = v;
      return;
    }
  }
  if (replaceMethod(type, name, v)) return;
  installed.count++;
  if (v === undefined) type.dict.delete(name);
  else {
    if (type.subclasses.length > 0 && !type.hasAccessors && isSpecialAccessor(name, v)) {
      throw attributeError("can't add special method to already-subclassed class");
    }
    type.dict.set(name, v);
  }
  reinstall(type, name);
  refreshHash(type);
  refreshOpen(type);
}

/** An attribute that is the same for the class and for its instances, and calls nothing. */
function isPlainValue(v: Value | undefined): boolean {
  if (typeof v !== "object" || v === null) return v !== undefined && typeof v !== "function";
  const isWrapper = v instanceof PyStaticMethod || v instanceof PyClassMethod || v instanceof PyProperty;
  return !isWrapper && !isDescriptor(v);
}

/**
 * The objects whose property is to be written when one plain value takes the place of another, as in `Class.count += 1`, instead of
 * being made anew. They are kept until something is installed on any class.
 */
function findPlaces(type: PyType, name: string, key: string): Places {
  const found: Places = [];
  collectPlaces(type, type, name, key, found);
  return keepPlaces(type, name, found);
}

function keepPlaces(type: PyType, name: string, found: Places): Places {
  if (type.places$?.installed !== installed.count)
    type.places$ = { installed: installed.count, byName: new Map() };
  type.places$.byName.set(name, found);
  return found;
}

function collectPlaces(owner: PyType, type: PyType, name: string, key: string, found: Places): void {
  const onInstances = Object.hasOwn(type.proto, key);
  const onClass = Object.hasOwn(type, key);
  // A derived class has a property of its own only where it needs one; another of its bases may come first there.
  if ((onInstances || onClass) && type.findAttribute(name) === owner) {
    if (onInstances) found.push(type.proto);
    if (onClass) found.push(type as unknown as Record<string, Value>);
  }
  for (const sub of type.subclasses) if (!sub.dict.has(name)) collectPlaces(owner, sub, name, key, found);
}

/** A method that takes the place of another is written where that one was found. Says whether it has been. */
function replaceMethod(type: PyType, name: string, v: Value | undefined): boolean {
  const old: Value = type.dict.get(name);
  if (!isMethod(v) || !isMethod(old) || name.startsWith("__")) return false;
  const key = "m$" + name;
  let places = type.places$?.installed === installed.count ? type.places$.byName.get(key) : undefined;
  if (places === undefined) {
    const found: Places = [];
    if (!collectMethods(type, type, name, old, found)) return false;
    places = keepPlaces(type, key, found);
  }
  type.dict.set(name, v);
  for (const place of places) {
    if (place instanceof Bound) place.method = v;
    else place[(place as Value) instanceof PyType ? "$" + name : key] = v;
  }
  return true;
}

/** A function of the program, which takes the instance as its first argument. */
const isMethod = (v: Value | undefined): boolean => typeof v === "function" && v.meta$?.native !== true;

/** What shows the method: accessors, prototypes of instances, classes. `false` if it is seen as something else anywhere. */
function collectMethods(owner: PyType, type: PyType, name: string, method: Value, found: Places): boolean {
  const onInstances = Object.hasOwn(type.proto, "$" + name);
  const onClass = Object.hasOwn(type, "$" + name);
  if ((onInstances || onClass) && type.findAttribute(name) === owner) {
    // Where instances may have values of their own under the name, there is no method to be written; see `reinstall`.
    const shown: Value = type.proto["m$" + name];
    if (onInstances && shown === method) found.push(type.proto);
    else if (shown !== undefined) return false;
    if (onInstances) found.push(boundBy(type.proto, name) as unknown as Record<string, Value>);
    if (onClass) found.push(type as unknown as Record<string, Value>);
  }
  return type.subclasses.every(
    (sub) => sub.dict.has(name) || collectMethods(owner, sub, name, method, found),
  );
}

/** Instances whose attributes may be set by plain assignment, see the contract; and how instances are made. */
export function refreshOpen(type: PyType): void {
  hidden(type.proto, "open$", type.lookup("__setattr__") === undefined);
  refreshDirect(type);
}

function refreshDirect(type: PyType): void {
  type.isDirect =
    type.ctor !== undefined &&
    type.lookup("__new__") === undefined &&
    typeof type.proto["m$__init__"] === "function";
  for (const sub of type.subclasses) refreshDirect(sub);
}

function isSpecialAccessor(name: string, v: Value): boolean {
  return name === "__setattr__" || name === "__delattr__" || v instanceof PyProperty || isDescriptor(v);
}

/**
 * Installs an attribute anew. Where there was no method before, instances may have values of their own under the name
 * that do not hide a method, so a function is then found by the slow path only.
 */
function reinstall(type: PyType, name: string): void {
  const wasMethod = type.proto["m$" + name] !== undefined || name.startsWith("__");
  for (const key of ["$" + name, "m$" + name]) delete type.proto[key];
  for (const key of ["$" + name, "m$" + name]) delete (type as unknown as Record<string, Value>)[key];
  const raw: Value = type.lookup(name);
  if (raw !== undefined) {
    install(type, ownerOf(type, name), name, raw);
    if (!wasMethod && typeof raw === "function") hidden(type.proto, "m$" + name, undefined);
  } else if (name.startsWith("__")) installSlot(type, name, undefined);
  for (const sub of type.subclasses) if (!sub.dict.has(name)) reinstall(sub, name);
}

setClassUpdater(updateClass);
