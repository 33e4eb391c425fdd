'use client'

import { Brand } from '@/components/shell/brand'
import { FailedPage } from '@/components/shell/failed-page'

type Props = { error: Error & { digest?: string }; reset: () => void }

export default function ErrorPage(props: Props) {
  return (
    <>
      <header className="top">
        <Brand />
      </header>
      <main className="main lone" id="main">
        <FailedPage {...props} />
      </main>
    </>
  )
}
