import 'server-only'
import { databases } from '@/lib/db/client'
import { type Readiness, readiness } from '@/lib/jobs/readiness'

/** Of this web process. */
export const webReadiness = (): Promise<Readiness> => readiness(databases)
