/** Twin of parsing.py: lines of a GPS receiver. */
import { measure } from "./measure.js";

const SIZE = 15000;

function checksum(text) {
  let value = 0;
  for (let i = 0; i < text.length; i++) value ^= text.charCodeAt(i);
  return value;
}

const two = (n) => (n < 10 ? `0${n}` : String(n));
const three = (n) => String(n).padStart(3, "0");

function makeLine(n) {
  const time = two(Math.floor(n / 3600) % 24) + two(Math.floor(n / 60) % 60) + two(n % 60);
  const north = `48${two(n % 60)}.${three(n % 1000)}`;
  const east = `011${two((n * 7) % 60)}.${three((n * 3) % 1000)}`;
  const body = `GPGGA,${time}.00,${north},N,${east},E,1,${two(4 + (n % 8))},0.9,${100 + (n % 900)}.4,M`;
  const check = checksum(body) ^ (n % 50 === 0 ? 1 : 0);
  return `$${body}*${check.toString(16).toUpperCase().padStart(2, "0")}`;
}

const degrees = (text, digits) => Number(text.slice(0, digits)) + Number(text.slice(digits)) / 60;

/** The fix, or null where Python raises: exceptions as results are not idiomatic here. */
function parse(line) {
  if (!line.startsWith("$")) return null;
  const star = line.indexOf("*");
  const body = line.slice(1, star);
  if (parseInt(line.slice(star + 1), 16) !== checksum(body)) return null;
  const [kind, when, latitude, ns, longitude, , , satellites, , height] = body.split(",");
  const [hours, minutes] = [Number(when.slice(0, 2)), Number(when.slice(2, 4))];
  return {
    kind,
    seconds: hours * 3600 + minutes * 60 + Number(when.slice(4, 6)),
    latitude: (ns === "N" ? 1 : -1) * degrees(latitude, 2),
    longitude: degrees(longitude, 3),
    satellites: Number(satellites),
    height: Number(height),
  };
}

function run(count) {
  let [bad, seconds, satellites, where, height] = [0, 0, 0, 0, 0];
  for (let n = 0; n < count; n++) {
    const fix = parse(makeLine(n));
    if (fix === null) {
      bad++;
      continue;
    }
    seconds += fix.seconds;
    satellites += fix.satellites;
    where += fix.latitude - fix.longitude;
    height += fix.height;
  }
  return `${bad} ${seconds} ${satellites} ${where.toFixed(5)} ${height.toFixed(2)}`;
}

measure(run, SIZE);
