/** Returns the value without its undefined fields, at any depth. Arrays keep their length. */
export function compact<T>(value: T): T;
export function compact(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => compact(item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, field]) => (field === undefined ? [] : [[key, compact(field)]])),
  );
}
