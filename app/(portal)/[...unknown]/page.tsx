import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { requireCtx } from '@/lib/auth/session'

export async function generateMetadata() {
  return { title: (await getTranslations('shell'))('notFound.title') }
}

/** An address that leads nowhere: said inside the frame, so that the reader can go on. */
export default async function UnknownPage() {
  await requireCtx('self:manage')
  notFound()
}
