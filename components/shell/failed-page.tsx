'use client'

import { useTranslations } from 'next-intl'
import { Button, LinkButton } from '@/components/ui/button'
import { ErrorState } from '@/components/ui/error-state'
import { forbiddenDigest } from '@/lib/errors'

type Props = { error: Error & { digest?: string }; reset: () => void }

/** In place of a page that threw: a closed door says why, anything else has a trace number. */
export function FailedPage({ error, reset }: Props) {
  const t = useTranslations('shell')
  const home = (
    <LinkButton href="/" icon="home">
      {t('error.home')}
    </LinkButton>
  )
  if (error.digest === forbiddenDigest) {
    return (
      <div className="sec">
        <h1 className="sr">{t('forbidden.title')}</h1>
        <ErrorState
          title={t('forbidden.title')}
          error={{ message: t('forbidden.message'), remedy: t('forbidden.remedy') }}
          actions={home}
        />
      </div>
    )
  }
  return (
    <div className="sec">
      <h1 className="sr">{t('error.title')}</h1>
      <ErrorState
        title={t('error.title')}
        error={{ message: t('error.message'), remedy: t('error.remedy'), requestId: error.digest }}
        actions={
          <>
            <Button onClick={reset} icon="refresh">
              {t('error.again')}
            </Button>
            {home}
          </>
        }
      />
    </div>
  )
}
