import type { Instrumentation } from 'next'

/** Start-up of a web process: its heartbeat, its metrics. The worker is a process of its own. */
export async function register(): Promise<void> {
  const building = process.env.NEXT_PHASE === 'phase-production-build'
  if (process.env.NEXT_RUNTIME !== 'nodejs' || building) return
  const { startWebProcess } = await import('@/lib/jobs/web-process')
  startWebProcess()
}

/** What a page or action threw and nobody caught: one structured line, found by the request's number. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { log } = await import('@/lib/log')
  const { path, method, headers } = request
  log.error(
    {
      err: error,
      digest: error instanceof Error && 'digest' in error ? error.digest : undefined,
      requestId: headers['x-request-id'],
      method,
      path: path.split('?')[0],
      route: context.routePath,
      kind: context.routeType,
    },
    'request failed',
  )
}
