import { createTransport, type Transporter } from 'nodemailer'
import { env } from '@/lib/env'

let kept: { url: string; transport: Transporter } | undefined

/** The mail server, connected to when a mail goes. Null: none is configured. */
export function mailTransport(url = env.SMTP_URL): Transporter | null {
  if (!url) return null
  if (kept?.url !== url) {
    const transport = createTransport({
      url,
      connectionTimeout: 10_000,
      greetingTimeout: 10_000,
      socketTimeout: 30_000,
    })
    kept = { url, transport }
  }
  return kept.transport
}

export const mailSender = () => env.SMTP_FROM ?? `zhengtong@${new URL(env.NEXTAUTH_URL).hostname}`
