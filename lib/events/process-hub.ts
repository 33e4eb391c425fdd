import 'server-only'
import { databases } from '@/lib/db/client'
import { env } from '@/lib/env'
import { EventHub } from '@/lib/events/hub'

const kept = globalThis as unknown as { ztEventHub?: EventHub }

/** The hub of this web process; kept over hot reloads. */
kept.ztEventHub ??= new EventHub(databases.platform, env.DATABASE_PLATFORM_URL)
export const eventHub = kept.ztEventHub
