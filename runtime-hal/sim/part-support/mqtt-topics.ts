/** Topics of MQTT, and filters with wildcards (chapter 4.7 of the standard). */

/** Is it a topic that something can be published to? */
export const isTopic = (text: string): boolean => text !== "" && !/[+#\0]/.test(text);

/** `room/+/temperature`, `room/#`: wildcards are whole levels, `#` the last one. */
export function isFilter(text: string): boolean {
  const levels = text.split("/");
  return (
    text !== "" &&
    !text.includes("\0") &&
    levels.every(
      (level, i) => !/[+#]/.test(level) || level === "+" || (level === "#" && i === levels.length - 1),
    )
  );
}

export function fits(filter: string, topic: string): boolean {
  // Topics of the server's own are not meant by wildcards.
  if (topic.startsWith("$") && /^[+#]/.test(filter)) return false;
  const wanted = filter.split("/");
  const levels = topic.split("/");
  for (const [i, level] of wanted.entries()) {
    if (level === "#") return true;
    if (i >= levels.length || (level !== "+" && level !== levels[i])) return false;
  }
  return wanted.length === levels.length;
}
