import type { ErrorCode, ErrorParams } from '@/lib/errors'

/** A refusal of the protocol itself, before any verb is asked. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: ErrorCode,
    readonly details: {
      params?: ErrorParams
      headers?: Record<string, string>
      fields?: readonly FieldFault[]
    } = {},
  ) {
    super(code)
    this.name = 'Refusal'
  }
}

/** One part of the request that is wrong, with the sentence that says what would be right. */
export type FieldFault = { in: 'body' | 'query' | 'path' | 'header'; name: string; detail: string }
