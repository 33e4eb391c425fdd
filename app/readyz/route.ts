import { webReadiness } from '@/lib/jobs/web-readiness'

export const dynamic = 'force-dynamic'

export async function GET(): Promise<Response> {
  const found = await webReadiness()
  return Response.json(found, {
    status: found.ready ? 200 : 503,
    headers: { 'cache-control': 'no-store' },
  })
}
