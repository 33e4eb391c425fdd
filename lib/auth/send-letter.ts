import { createTranslator } from 'use-intl/core'
import type { Ctx } from '@/lib/context'
import { env } from '@/lib/env'
import type { Locale } from '@/lib/i18n/locale'
import { loadMessages } from '@/lib/i18n/messages'
import { queueMail } from '@/lib/notify/queue-mail'

type Reader = { name: string; email: string; locale: Locale }
type Letter = { path: string; agency?: string }

/** A link of the identity domain by mail, in its reader's language. Without a mail server nothing is queued. */
export async function sendLetter(
  tx: Ctx,
  reader: Reader,
  kind: 'invitation' | 'reset',
  { path, agency = '' }: Letter,
): Promise<void> {
  if (!env.SMTP_URL) return
  const t = createTranslator({
    locale: reader.locale,
    messages: loadMessages(reader.locale),
    namespace: 'auth',
  }) as unknown as (key: string, params?: Record<string, string>) => string
  const link = new URL(path, env.NEXTAUTH_URL).href
  await queueMail(tx, {
    to: reader.email,
    subject: t(`letters.${kind}.subject`),
    body: t(`letters.${kind}.body`, { name: reader.name, link, agency }),
  })
}
