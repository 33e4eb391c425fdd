import { env } from '@/lib/env'

/** The full address of a path, as somebody else can open it. */
export const linkOf = (path: string): string => new URL(path, env.NEXTAUTH_URL).href
