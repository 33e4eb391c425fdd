import { describeError, describeFields, type Translate } from '@/lib/actions/describe-error'
import { type FieldFault, Refusal } from '@/lib/api/refusal'
import { AppError, type ErrorCode, statusOf } from '@/lib/errors'
import { log } from '@/lib/log'

export type Problem = {
  type: string
  title: string
  status: number
  detail?: string
  code: string
  requestId: string
  contact?: string
  errors?: FieldFault[]
}

/** Every refusal in one form (RFC 9457), in the caller's language; an unknown error hides behind its request id. */
export function problemOf(error: unknown, t: Translate, requestId: string, guarded = false): Problem {
  if (error instanceof Refusal) {
    const { status, details } = error
    const faults = details.fields ? { errors: [...details.fields] } : {}
    const { params } = details
    return { ...described(new AppError('invalid', error.code, { params }), t, status, requestId), ...faults }
  }
  if (error instanceof AppError) {
    if (guarded && error.code === 'actions.stale')
      return described(new AppError('conflict', 'api.stale'), t, 412, requestId)
    return described(error, t, statusOf(error.kind), requestId)
  }
  log.error({ err: error, requestId }, 'api operation failed')
  return described(new AppError('unavailable', 'actions.unexpected'), t, 500, requestId)
}

function described(error: AppError, t: Translate, status: number, requestId: string): Problem {
  const { message, remedy, contact } = describeError(t, error)
  const fields = error instanceof AppError && error.details.fields ? describeFields(t, error) : undefined
  return {
    type: `urn:zhengtong:problem:${error.code satisfies ErrorCode}`,
    title: message,
    status,
    detail: remedy,
    code: error.code,
    requestId,
    contact,
    errors: fields && Object.entries(fields).map(([name, detail]) => ({ in: 'body' as const, name, detail })),
  }
}

export function problemResponse(problem: Problem, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: { ...headers, 'content-type': 'application/problem+json; charset=utf-8' },
  })
}
