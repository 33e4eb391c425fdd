import { Brand } from '@/components/shell/brand'
import { MissingPage } from '@/components/shell/missing-page'

export default function NotFoundPage() {
  return (
    <>
      <header className="top">
        <Brand />
      </header>
      <main className="main lone" id="main">
        <MissingPage />
      </main>
    </>
  )
}
