import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/ui/page-header'
import { listNames } from '@/lib/agencies/list-names'
import { getAgency } from '@/lib/agencies/queries'
import { requireCtx } from '@/lib/auth/session'
import { listSshKeys } from '@/lib/compute/list-ssh-keys'
import { listSubnets } from '@/lib/compute/list-subnets'
import { Keys } from './_components/keys'
import { Subnets } from './_components/subnets'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('compute.keys'))('title') }
}

/** What an order of a machine chooses from: subnets of the agency and SSH keys of its people. */
export default async function KeysPage() {
  const ctx = await requireCtx('key:manage')
  const [keys, subnets, agency, t] = await Promise.all([
    listSshKeys(ctx),
    listSubnets(ctx),
    getAgency(ctx, ctx.actor.agencyId ?? ''),
    getTranslations('compute.keys'),
  ])
  const owners = await listNames(
    ctx,
    keys.map(({ personId }) => personId),
  )
  return (
    <>
      <PageHeader title={t('title')} lede={t('lede')} />
      <Keys keys={keys} owners={owners} now={ctx.now()} />
      <Subnets subnets={subnets} zones={agency.networkZones} now={ctx.now()} />
    </>
  )
}
