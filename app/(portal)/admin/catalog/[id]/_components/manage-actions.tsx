import { getLocale, getTranslations } from 'next-intl/server'
import { ActionButton } from '@/components/ui/action-button'
import type { Managed } from '@/lib/catalog/get-managed'
import { inLocale } from '@/lib/i18n/in-locale'
import {
  discardDraftAction,
  publishServiceAction,
  restoreServiceAction,
  retireServiceAction,
} from '../../actions'

/** Publish, give up the draft, retire, restore: each disabled with its reason where it is not possible. */
export async function ManageActions({ managed }: { managed: Managed }) {
  const [t, locale] = await Promise.all([getTranslations('catalog.admin'), getLocale()])
  const { service, version, plans, agreements } = managed
  const fields = { serviceId: service.id }
  const name = inLocale(version.name, locale)
  if (service.state === 'retired')
    return (
      <ActionButton
        action={restoreServiceAction}
        fields={fields}
        confirm={{ title: t('restoreTitle', { name }), consequences: [t('restoreText')] }}
      >
        {t('restore')}
      </ActionButton>
    )
  const draft = version.state === 'draft'
  const missing = () => {
    if (!draft) return t('noDraft')
    if (agreements.length === 0) return t('needAgreement')
    return plans.some((plan) => plan.state === 'active') ? undefined : t('needPlan')
  }
  return (
    <>
      {service.state === 'published' ? (
        <ActionButton
          action={retireServiceAction}
          fields={fields}
          variant="danger"
          confirm={{ title: t('retireTitle', { name }), consequences: [t('retireText')], danger: true }}
        >
          {t('retire')}
        </ActionButton>
      ) : null}
      {service.state === 'published' && draft ? (
        <ActionButton
          action={discardDraftAction}
          fields={fields}
          confirm={{
            title: t('discardTitle', { version: version.version }),
            consequences: [t('discardText')],
          }}
        >
          {t('discard')}
        </ActionButton>
      ) : null}
      <ActionButton
        action={publishServiceAction}
        fields={fields}
        variant="primary"
        reason={missing()}
        confirm={{
          title: t('publishTitle', { version: version.version }),
          consequences: [t('publishText')],
        }}
      >
        {t('publish')}
      </ActionButton>
    </>
  )
}
