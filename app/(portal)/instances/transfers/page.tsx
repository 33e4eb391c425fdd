import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { LiveRefresh } from '@/components/shell/live'
import { ActionButton } from '@/components/ui/action-button'
import { DialogButton } from '@/components/ui/dialog-button'
import { EmptyState } from '@/components/ui/empty-state'
import { KeyValues } from '@/components/ui/key-values'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { listBusinessSystems } from '@/lib/agencies/business-systems'
import { requireCtx } from '@/lib/auth/session'
import { listOfferedTransfers } from '@/lib/compute/list-transfers'
import { getFormat } from '@/lib/i18n/get-format'
import { budgetsOf } from '@/lib/quota/queries'
import { routes } from '@/lib/routes'
import { dayStart, fiscalYearOf } from '@/lib/shanghai'
import { declineTransferAction } from '../actions'
import { AcceptForm } from './_components/accept-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('compute.transfers'))('title') }
}

/** Machines that other agencies offer; an administrator says into which system and from which budget. */
export default async function TransfersPage() {
  const ctx = await requireCtx('instance:transfer')
  const agencyId = ctx.actor.agencyId ?? ''
  const [offers, systems, budgets, t, machine, f] = await Promise.all([
    listOfferedTransfers(ctx),
    listBusinessSystems(ctx),
    budgetsOf(ctx, agencyId, fiscalYearOf(ctx.now())),
    getTranslations('compute.transfers'),
    getTranslations('compute'),
    getFormat(),
  ])
  return (
    <>
      <PageHeader
        crumbs={[{ label: machine('list.title'), href: routes.instances.list }, { label: t('title') }]}
        title={t('title')}
        lede={t('lede')}
      />
      {offers.length === 0 ? (
        <Section title={t('waiting')}>
          <EmptyState icon="agency" title={t('empty')} />
        </Section>
      ) : (
        offers.map((offer) => (
          <Section
            key={offer.id}
            title={<span lang="zh-CN">{offer.name}</span>}
            aside={
              <span className="row">
                <DialogButton
                  label={t('accept')}
                  title={t('acceptTitle', { name: offer.name })}
                  variant="primary"
                  size="small"
                >
                  <AcceptForm
                    transferId={offer.id}
                    systems={systems
                      .filter(
                        ({ zone, protectionLevel }) =>
                          zone === offer.zone && protectionLevel === offer.protectionLevel,
                      )
                      .map(({ id, name }) => ({ value: id, label: name }))}
                    budgets={budgets
                      .filter(({ state }) => state === 'open')
                      .map(({ id, name }) => ({ value: id, label: name }))}
                    words={{
                      system: t('system'),
                      budget: t('budget'),
                      note: t('acceptNote'),
                      takes: t('takes', {
                        vcpu: offer.spec.vcpu ?? 0,
                        memory: f.mib(offer.spec.memoryMiB ?? 0),
                        disk: (offer.spec.diskGiB ?? 0) + (offer.spec.dataDiskGiB ?? 0),
                      }),
                      accept: t('accept'),
                    }}
                  />
                </DialogButton>
                <ActionButton
                  action={declineTransferAction}
                  fields={{ transferId: offer.id }}
                  size="small"
                  confirm={{ title: t('declineTitle', { name: offer.name }) }}
                >
                  {t('decline')}
                </ActionButton>
              </span>
            }
          >
            <KeyValues
              items={[
                { key: t('from'), value: <span lang="zh-CN">{offer.from}</span> },
                { key: t('reason'), value: <span lang="zh-CN">{offer.reason}</span> },
                { key: t('when'), value: f.moment(offer.requestedAt, ctx.now()) },
                { key: machine('list.zone'), value: machine(`zone.${offer.zone as 'intranet'}`) },
                {
                  key: machine('list.ends'),
                  value: offer.endsOn ? f.day(dayStart(offer.endsOn), ctx.now()) : '—',
                },
              ]}
            />
          </Section>
        ))
      )}
      <LiveRefresh topics={[`inbox:${ctx.actor.personId}`]} />
    </>
  )
}
