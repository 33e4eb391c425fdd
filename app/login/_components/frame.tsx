import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Brand } from '@/components/shell/brand'
import { LanguageSwitch } from '@/components/shell/language-switch'
import { env } from '@/lib/env'
import { routes } from '@/lib/routes'

/** The door: what this place is on the left, the way in on the right. */
export async function Frame({ children, aside }: { children: ReactNode; aside: ReactNode }) {
  const t = await getTranslations('auth.signIn')
  return (
    <div className="signin">
      <header className="signin__top">
        <Brand href={routes.login} />
        <p>{t('platform')}</p>
        <span className="push row">
          <LanguageSwitch />
        </span>
      </header>
      <main className="roles">{children}</main>
      <section className="enter" aria-label={t('title')}>
        {aside}
        <p className="small t3 mt-7 border-t border-line pt-4">{t('warning')}</p>
      </section>
      <footer className="signin__foot">
        <span>{t('hotline', { number: '0700-12345' })}</span>
        {env.DEMO ? <span className="push">{t('simulated')}</span> : null}
      </footer>
    </div>
  )
}
