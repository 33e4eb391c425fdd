import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Brand } from '@/components/shell/brand'
import { LanguageSwitch } from '@/components/shell/language-switch'
import { platformWords } from '@/lib/agencies/settings'
import { currentVisitor } from '@/lib/auth/current-visitor'
import { env } from '@/lib/env'
import { routes } from '@/lib/routes'

/** The door: what this place is on the left, the way in on the right. */
export async function Frame({ children, aside }: { children: ReactNode; aside: ReactNode }) {
  const [t, platform] = [await getTranslations('auth.signIn'), await platformWords(await currentVisitor())]
  return (
    <div className="signin">
      <header className="signin__top">
        <Brand href={routes.login} />
        <p>{platform.name || t('platform')}</p>
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
        {platform.hotline ? <span>{t('hotline', { number: platform.hotline })}</span> : null}
        {env.DEMO ? <span className="push">{t('simulated')}</span> : null}
      </footer>
    </div>
  )
}
