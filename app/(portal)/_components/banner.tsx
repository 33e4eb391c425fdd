import { getTranslations } from 'next-intl/server'
import { Link } from '@/components/ui/link'
import { Note } from '@/components/ui/note'
import { routes } from '@/lib/routes'

export async function Banner({ title }: { title: string }) {
  const t = await getTranslations('notify.notices')
  return <Note title={title} actions={<Link href={routes.notices}>{t('read')}</Link>} />
}
