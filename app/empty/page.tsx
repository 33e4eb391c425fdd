import { getTranslations } from 'next-intl/server'
import { requireCtx } from '@/lib/auth/session'

export async function generateMetadata() {
  return { title: (await getTranslations('shell'))('product') }
}

/** Nothing but what every page costs: session, language, title, the root of the document. `bench pages` compares with it. */
export default async function EmptyPage() {
  await requireCtx('palette:use')
  const t = await getTranslations('shell')
  return (
    <main className="sec">
      <h1>{t('product')}</h1>
    </main>
  )
}
