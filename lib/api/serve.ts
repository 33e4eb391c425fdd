import { answer } from '@/lib/api/answer'
import type { Operation } from '@/lib/api/operation'
import { databases } from '@/lib/db/client'

type Context = { params: Promise<Record<string, string | string[] | undefined>> }

/** The methods of one route file: those of its operations, and a problem for every other. */
export function serve(...operations: Operation[]) {
  const respond = async (request: Request, { params }: Context): Promise<Response> =>
    answer(databases, operations, request, await params)
  return { GET: respond, POST: respond, PUT: respond, PATCH: respond, DELETE: respond }
}
