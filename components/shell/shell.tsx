import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Icon } from '@/components/ui/icon'
import { Link } from '@/components/ui/link'
import type { FormAction } from '@/lib/actions/form-state'
import { type AgencyChoice, AgencySwitch } from './agency-switch'
import { Brand } from './brand'
import { KeepFocus } from './keep-focus'
import { LanguageSwitch } from './language-switch'
import { LiveRefresh } from './live'
import type { NavGroup } from './nav'
import { NavToggle } from './nav-toggle'
import { Palette } from './palette'
import { SideNav } from './side-nav'
import { ThemeToggle } from './theme-toggle'
import { UserMenu, type UserMenuLink } from './user-menu'

export type ShellProps = {
  homeHref: string
  nav: NavGroup[]
  user: { name: string; role?: string; links: UserMenuLink[]; signOut: FormAction }
  agency?: { current: AgencyChoice; others: AgencyChoice[]; action?: FormAction }
  inbox: { href: string; unread: number }
  helpHref?: string
  hotline?: string
  /** Said at the foot of the navigation where hosts and machines are simulated. */
  demonstration?: boolean
  /** Notices for every page: maintenance, acting for somebody. */
  banners?: ReactNode
  /** What concerns the frame itself: `inbox:<person>`, so that the bell counts without a reload. */
  topics?: string[]
  children: ReactNode
}

/** The frame: top bar, navigation, sheet. Knows no domain; the layout of each group of pages fills it. */
export function Shell({ homeHref, nav, user, agency, inbox, children, ...props }: ShellProps) {
  const t = useTranslations('shell')
  return (
    <>
      <a className="skip" href="#main">
        {t('skip')}
      </a>
      <header className="top">
        <NavToggle />
        <Brand href={homeHref} />
        {agency ? <AgencySwitch {...agency} /> : null}
        <Palette />
        <Link className="iconbtn" href={inbox.href} aria-label={t('inbox', { count: inbox.unread })}>
          <Icon name="bell" />
          {inbox.unread > 0 ? <i aria-hidden="true">{inbox.unread > 99 ? '99+' : inbox.unread}</i> : null}
        </Link>
        {props.helpHref ? (
          <Link className="iconbtn hide-s" href={props.helpHref} aria-label={t('help')}>
            <Icon name="help" />
          </Link>
        ) : null}
        <ThemeToggle className="hide-s" />
        <LanguageSwitch className="hide-m" />
        <UserMenu {...user} />
      </header>
      <div className="shell">
        <SideNav groups={nav}>
          <footer>
            <LanguageSwitch className="only-m" />
            {props.hotline ? <div>{t('hotline', { number: props.hotline })}</div> : null}
            {props.demonstration ? <div>{t('demonstration')}</div> : null}
          </footer>
        </SideNav>
        <main className="main" id="main" tabIndex={-1}>
          {props.banners ? <div className="banners">{props.banners}</div> : null}
          {children}
        </main>
      </div>
      <KeepFocus />
      {props.topics ? <LiveRefresh topics={props.topics} /> : null}
    </>
  )
}
