'use client'

export type LiveEvent = { topic: string; kind: string; data?: Record<string, unknown> }
type Listener = { topics: string[]; onEvent: (event: LiveEvent) => void }
type Word =
  | { say: 'want'; tab: string; topics: string[] }
  | { say: 'bye'; tab: string }
  | { say: 'who' }
  | { say: 'event'; event: LiveEvent; id: string }

/** A page is drawn before it listens; what was heard in between is told to it. */
const freshMillis = 15_000

/** One stream for all tabs of a browser: the tab that holds the lock listens to the server and tells the others. */
class LiveStream {
  private readonly tab = Math.random().toString(36).slice(2)
  private readonly channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('zt-live')
  private readonly listeners = new Set<Listener>()
  private readonly others = new Map<string, string[]>()
  private recent: { event: LiveEvent; at: number }[] = []
  private source: EventSource | null = null
  private leading = false
  private listening = ''
  private lastId = ''
  private failures = 0
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor() {
    this.channel?.addEventListener('message', (message) => this.hear(message.data as Word))
    window.addEventListener('pagehide', () => this.tell({ say: 'bye', tab: this.tab }))
    // Locks exist only where the page is secure; elsewhere every tab listens for itself.
    if (this.channel && navigator.locks) void navigator.locks.request('zt-live', () => this.lead())
    else void this.lead()
  }

  listen(listener: Listener): () => void {
    this.listeners.add(listener)
    this.changed()
    const since = Date.now() - freshMillis
    for (const { event, at } of this.recent)
      if (at > since && listener.topics.includes(event.topic)) listener.onEvent(event)
    return () => {
      this.listeners.delete(listener)
      this.changed()
    }
  }

  private lead(): Promise<never> {
    this.leading = true
    this.tell({ say: 'who' })
    this.changed()
    return new Promise(() => {})
  }

  private changed() {
    this.tell({ say: 'want', tab: this.tab, topics: this.ownTopics() })
    if (this.leading) this.later(50)
  }

  private later(delay: number) {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.connect(), delay)
  }

  private connect() {
    const topics = [...new Set([...this.ownTopics(), ...[...this.others.values()].flat()])].sort().join()
    if (topics === this.listening && this.source?.readyState !== EventSource.CLOSED) return
    this.source?.close()
    this.source = null
    const before = this.listening.split(',')
    this.listening = topics
    if (!topics) return
    const fresh = topics.split(',').filter((topic) => !before.includes(topic))
    const query = new URLSearchParams({ topics, fresh: fresh.join() })
    if (this.lastId) query.set('lastEventId', this.lastId)
    const source = new EventSource(`/api/events?${query}`)
    this.source = source
    source.onopen = () => {
      this.failures = 0
    }
    source.onmessage = (message) => {
      if (message.lastEventId) this.lastId = message.lastEventId
      this.pass(JSON.parse(message.data) as LiveEvent)
    }
    // The browser resumes a broken line by itself; a refusal closes it, and is tried again ever more slowly.
    source.onerror = () => {
      if (source.readyState !== EventSource.CLOSED) return
      this.failures += 1
      this.later(Math.min(30_000, 1000 * 2 ** this.failures))
    }
  }

  private pass(event: LiveEvent) {
    this.tell({ say: 'event', event, id: this.lastId })
    this.give(event)
  }

  private give(event: LiveEvent) {
    const now = Date.now()
    this.recent = [...this.recent.filter(({ at }) => at > now - freshMillis), { event, at: now }]
    for (const { topics, onEvent } of this.listeners) if (topics.includes(event.topic)) onEvent(event)
  }

  private hear(word: Word) {
    if (word.say === 'event') {
      // Kept so that this tab can go on from here when it becomes the one that listens.
      this.lastId = word.id
      return this.give(word.event)
    }
    if (word.say === 'who') return this.tell({ say: 'want', tab: this.tab, topics: this.ownTopics() })
    if (word.say === 'want') this.others.set(word.tab, word.topics)
    else this.others.delete(word.tab)
    if (this.leading) this.later(50)
  }

  private ownTopics(): string[] {
    return [...new Set([...this.listeners].flatMap((listener) => listener.topics))]
  }

  private tell(word: Word) {
    this.channel?.postMessage(word)
  }
}

let stream: LiveStream | undefined

export function listenLive(topics: string[], onEvent: (event: LiveEvent) => void): () => void {
  stream ??= new LiveStream()
  return stream.listen({ topics, onEvent })
}
