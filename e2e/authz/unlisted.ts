import type { Endpoint } from './manifest'
import type { Matrix } from './row'

/** What a build answers to without standing in the matrix. */
export const unlisted = (endpoints: Endpoint[], matrix: Matrix): string[] =>
  endpoints
    .map(({ key }) => key)
    .filter((key) => !(key in matrix))
    .sort()
