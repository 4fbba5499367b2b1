import { useQuery } from '@tanstack/solid-query'
import type { JSX } from 'solid-js'
import { customerTypes, timelines } from '../../shared/codes.ts'
import { t } from '../i18n/t.ts'
import { Combobox } from '../ui/combobox.tsx'
import { Select } from '../ui/select.tsx'
import { NumberField, TextArea, TextField } from '../ui/text-field.tsx'
import { countryOptions } from './countries.ts'
import type { LeadField, NewLeadForm } from './new-lead-form.ts'
import { productLinesQuery } from './queries.ts'

interface FieldsProps {
  readonly form: NewLeadForm
}

interface OneProps extends FieldsProps {
  readonly field: LeadField
  readonly label: string
  readonly type?: string
  readonly autocomplete?: string
}

/** One line of text of the form, wired to its value and its fault. */
export function One(props: OneProps): JSX.Element {
  return (
    <TextField
      label={props.label}
      type={props.type ?? 'text'}
      autocomplete="off"
      error={props.form.fault(props.field)}
      value={props.form.values[props.field]}
      onInput={props.form.set(props.field)}
    />
  )
}

const grid = 'grid gap-4 md:grid-cols-2'

/** Who it is. */
export function CustomerFields(props: FieldsProps): JSX.Element {
  return (
    <div class={grid}>
      <p class="text-small text-ink-soft md:col-span-2">{t('leads.needsIdentity')}</p>
      <One form={props.form} field="company" label={t('lead.company')} />
      <Select
        label={t('lead.customerType')}
        error={props.form.fault('customerType')}
        value={props.form.values.customerType}
        options={[
          { value: '', label: t('leads.notGiven') },
          ...customerTypes.map((value) => ({ value, label: t(`lead.customer_${value}`) })),
        ]}
        onChange={props.form.set('customerType')}
      />
      <One form={props.form} field="firstName" label={t('leads.firstName')} />
      <One form={props.form} field="lastName" label={t('leads.lastName')} />
      <One form={props.form} field="email" label={t('lead.email')} type="email" />
      <One form={props.form} field="phone" label={t('lead.phone')} type="tel" />
    </div>
  )
}

/** Where it is, which decides about territory and distance. */
export function AddressFields(props: FieldsProps): JSX.Element {
  return (
    <div class={grid}>
      <One form={props.form} field="street" label={t('leads.street')} />
      <div class="grid grid-cols-[8rem_minmax(0,1fr)] gap-4">
        <One form={props.form} field="postalCode" label={t('leads.postalCode')} />
        <One form={props.form} field="town" label={t('leads.town')} />
      </div>
      <Combobox
        required
        label={t('leads.country')}
        error={props.form.fault('country')}
        value={props.form.values.country}
        options={countryOptions()}
        onChange={props.form.set('country')}
      />
    </div>
  )
}

/** What is wanted. */
export function NeedFields(props: FieldsProps): JSX.Element {
  const lines = useQuery(productLinesQuery)
  return (
    <div class={grid}>
      <Select
        label={t('lead.product')}
        error={props.form.fault('productLine')}
        value={props.form.values.productLine}
        options={[
          { value: '', label: t('leads.notGiven') },
          ...(lines.isSuccess ? lines.data.rows : []).map(({ name }) => ({ value: name, label: name })),
        ]}
        onChange={props.form.set('productLine')}
      />
      <NumberField
        label={t('lead.quantity')}
        error={props.form.fault('quantity')}
        value={props.form.values.quantity}
        onInput={props.form.set('quantity')}
      />
      <NumberField
        label={t('lead.budget')}
        suffix={props.form.values.currency}
        error={props.form.fault('budget')}
        value={props.form.values.budget}
        onInput={props.form.set('budget')}
      />
      <Select
        label={t('lead.timeline')}
        error={props.form.fault('timeline')}
        value={props.form.values.timeline}
        options={[
          { value: '', label: t('leads.notGiven') },
          ...timelines.map((value) => ({ value, label: t(`lead.timeline_${value}`) })),
        ]}
        onChange={props.form.set('timeline')}
      />
      <TextArea
        class="md:col-span-2"
        label={t('leads.message')}
        maxlength={4000}
        error={props.form.fault('message')}
        value={props.form.values.message}
        onInput={props.form.set('message')}
      />
    </div>
  )
}
