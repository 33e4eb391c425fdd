import { env } from '@/lib/env'

/** Keys the chain's hashes, so that whoever may write the tables still cannot write a chain that verifies. */
export const auditKey = () => Buffer.from(env.AUDIT_KEY, 'base64')
