/** Half as long again, with what it holds. */
export function grown<A extends Int32Array | Uint16Array>(array: A): A {
  const longer = new (array.constructor as new (length: number) => A)(Math.ceil(array.length * 1.5))
  longer.set(array)
  return longer
}
