import type { Matrix, Row } from '../row'

/** The actions of one file, by their exported names. */
export const actionsOf = (file: string, rows: Record<string, Row>): Matrix =>
  Object.fromEntries(Object.entries(rows).map(([name, row]) => [`app/${file}#${name}`, row]))
