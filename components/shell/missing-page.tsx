import { useTranslations } from 'next-intl'
import { LinkButton } from '@/components/ui/button'
import { ErrorState } from '@/components/ui/error-state'

/** In place of what is not there, or not for this reader. */
export function MissingPage() {
  const t = useTranslations('shell')
  return (
    <div className="sec">
      <h1 className="sr">{t('notFound.title')}</h1>
      <ErrorState
        title={t('notFound.title')}
        error={{ message: t('notFound.message'), remedy: t('notFound.remedy') }}
        actions={
          <LinkButton href="/" icon="home">
            {t('error.home')}
          </LinkButton>
        }
      />
    </div>
  )
}
