import { createServer } from 'node:http'
import type { Databases } from '@/lib/context'
import { env } from '@/lib/env'
import { metricsOf } from '@/lib/jobs/metrics'
import { log } from '@/lib/log'
import { sameSecret } from '@/lib/tokens'

const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])

/** /metrics on a port of its own, so that the portal's address never shows it. Without a port there is none. */
export function startMetricsServer(
  databases: Databases,
  port: number | undefined,
): { stop(): Promise<void> } {
  if (!port) return { stop: async () => {} }
  const registry = metricsOf(databases)
  const server = createServer(async (request, response) => {
    const given = request.headers.authorization?.replace(/^Bearer /, '') ?? ''
    const allowed = env.METRICS_TOKEN
      ? sameSecret(given, env.METRICS_TOKEN)
      : loopback.has(request.socket.remoteAddress ?? '')
    if (!allowed) return response.writeHead(401).end()
    if (request.url !== '/metrics') return response.writeHead(404).end()
    try {
      const text = await registry.metrics()
      response.writeHead(200, { 'content-type': registry.contentType }).end(text)
    } catch {
      response.writeHead(503).end()
    }
  })
  server.on('error', (error) => log.warn({ err: error, port }, 'no metrics'))
  server.listen(port, env.METRICS_TOKEN ? undefined : '127.0.0.1')
  return {
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
