'use client'

import { useTranslations } from 'next-intl'
import { Button, LinkButton } from '@/components/ui/button'
import { ErrorState } from '@/components/ui/error-state'

type Props = { error: Error & { digest?: string }; reset: () => void }

export default function ErrorPage({ error, reset }: Props) {
  const t = useTranslations('shell.error')
  return (
    <div className="sec">
      <ErrorState
        title={t('title')}
        error={{ message: t('message'), remedy: t('remedy'), requestId: error.digest }}
        actions={
          <>
            <Button onClick={reset} icon="refresh">
              {t('again')}
            </Button>
            <LinkButton href="/" variant="quiet">
              {t('home')}
            </LinkButton>
          </>
        }
      />
    </div>
  )
}
