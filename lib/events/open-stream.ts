import type { Ctx } from '@/lib/context'
import { hearableTopics } from '@/lib/events/hearable-topics'
import type { EventHub, HeardEvent, HeardSoFar } from '@/lib/events/hub'
import { sessionHolds } from '@/lib/session-holds'

const keepAliveMs = 15_000
export const lastEventForm = /^\d{1,19}-\d{1,19}$/

type Wish = HeardSoFar & { topics: readonly string[]; signal: AbortSignal }

/**
 * Server-sent events for one browser. It ends when the reader goes, the session no longer holds, or a topic is
 * no longer the reader's: the browser then asks anew and gets what it may hear by then.
 */
export function openStream(
  ctx: Ctx,
  hub: EventHub,
  { topics, after, fresh, signal }: Wish,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let forget = () => {}
  return new ReadableStream({
    async start(controller) {
      let ended = false
      let unsubscribe = () => {}
      let turn: Promise<void> = Promise.resolve()
      const say = (text: string) => controller.enqueue(encoder.encode(text))

      forget = () => {
        ended = true
        clearInterval(timer)
        unsubscribe()
        hub.streams.delete(end)
        signal.removeEventListener('abort', end)
      }
      const end = () => {
        if (ended) return
        forget()
        controller.close()
      }
      const tell = (events: HeardEvent[]) => {
        turn = turn
          .then(async () => {
            if (ended) return
            if (!(await sessionHolds(ctx.databases, ctx.actor))) return end()
            for (const { id, ...event } of events)
              if (!ended) say(`id: ${id}\ndata: ${JSON.stringify(event)}\n\n`)
          })
          .catch(end)
      }
      const timer = setInterval(async () => {
        try {
          const [holds, still] = await Promise.all([
            sessionHolds(ctx.databases, ctx.actor),
            hearableTopics(ctx, topics),
          ])
          if (!holds || still.length < topics.length) return end()
          if (!ended) say(': \n\n')
        } catch {
          end()
        }
      }, keepAliveMs)
      hub.streams.add(end)
      signal.addEventListener('abort', end)
      unsubscribe = await hub.subscribe(topics, { after, fresh }, tell)
      if (ended) return unsubscribe()
      say('retry: 2000\n\n')
    },
    cancel: () => forget(),
  })
}
