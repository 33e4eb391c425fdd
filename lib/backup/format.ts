/**
 * A backup is one gzip file of lines: `#head`, then for every table `#table`, its rows as JSON, `#end` with their
 * number and hash, then `#sequences`, and `#sum` over every byte before it.
 */
export const version = 1

export type Head = { version: number; createdAt: string; schemaHash: string; migration: string }
export type TableEnd = { rows: number; sha256: string }
export type Sequences = Record<string, { value: string; called: boolean }>
export type Manifest = { head: Head; tables: Record<string, TableEnd>; sequences: Sequences; bytes: number }
