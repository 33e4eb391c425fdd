import { useTranslations } from 'next-intl'
import { Brand } from '@/components/shell/brand'
import { LinkButton } from '@/components/ui/button'
import { ErrorState } from '@/components/ui/error-state'

export default function NotFoundPage() {
  const t = useTranslations('shell')
  return (
    <>
      <header className="top">
        <Brand />
      </header>
      <main className="main lone" id="main">
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
      </main>
    </>
  )
}
