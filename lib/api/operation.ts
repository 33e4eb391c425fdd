import type * as z from 'zod'
import type { Permission } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'

export const tags = ['catalogue', 'orders', 'instances', 'usage', 'statements'] as const
export type Tag = (typeof tags)[number]

export type Input<P, Q, B> = {
  params: P
  query: Q
  body: B
  /** The version the caller read, from If-Match. */
  version: number
}

export type Result<R> = {
  body: R
  /** Optimistic lock of the object, carried by its ETag. */
  version?: number
  /** Address of what was made, below /api/v1. */
  location?: string
}

type Shape = {
  id: string
  /** Below /api/v1, parameters in braces. */
  path: string
  method: 'GET' | 'POST' | 'PUT'
  tag: Tag
  /** What a token's scopes must name. */
  permission: Permission
  status?: 200 | 201 | 202
  /** If-Match must carry the version read. */
  guarded?: boolean
  bodyLimitKiB?: number
}

/** One operation of /api/v1: its address, what it takes and gives, and the verb it calls. */
export type Operation = Shape & {
  params?: z.ZodObject
  query?: z.ZodObject
  body?: z.ZodType
  response: z.ZodType
  run(ctx: Ctx, input: Input<never, never, never>): Promise<Result<unknown>>
}

export function operation<
  R extends z.ZodType,
  P extends z.ZodObject = z.ZodObject<Record<never, never>>,
  Q extends z.ZodObject = z.ZodObject<Record<never, never>>,
  B extends z.ZodType = z.ZodUndefined,
>(
  shape: Shape & {
    params?: P
    query?: Q
    body?: B
    response: R
    run(ctx: Ctx, input: Input<z.output<P>, z.output<Q>, z.output<B>>): Promise<Result<z.input<R>>>
  },
): Operation {
  return shape as unknown as Operation
}
