import type { NextRequest } from 'next/server'
import { currentCtx } from '@/lib/auth/session'
import { hearableTopics } from '@/lib/events/hearable-topics'
import { lastEventForm, openStream } from '@/lib/events/open-stream'
import { eventHub } from '@/lib/events/process-hub'

/**
 * GET /api/events?topics=a,b&fresh=b: what happens to things the reader may see. Resumes after Last-Event-ID; of
 * fresh topics it tells what happened while their page was on its way.
 */
export async function GET(request: NextRequest): Promise<Response> {
  const ctx = await currentCtx()
  if (!ctx) return new Response(null, { status: 401 })
  if (eventHub.ending) return new Response(null, { status: 503 })
  const asked = request.nextUrl.searchParams.get('topics')?.split(',') ?? []
  const topics = await hearableTopics(ctx, asked)
  if (topics.length === 0) return new Response(null, { status: 403 })
  const last = request.headers.get('last-event-id') ?? request.nextUrl.searchParams.get('lastEventId')
  const after = last && lastEventForm.test(last) ? last : null
  const named = request.nextUrl.searchParams.get('fresh')?.split(',') ?? []
  const fresh = topics.filter((topic) => named.includes(topic))
  return new Response(openStream(ctx, eventHub, { topics, after, fresh, signal: request.signal }), {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
    },
  })
}
