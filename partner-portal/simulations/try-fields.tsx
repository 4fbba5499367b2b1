import { useQuery } from '@tanstack/solid-query'
import type { JSX } from 'solid-js'
import { customerTypes, grades, timelines } from '../../shared/codes.ts'
import { t } from '../i18n/t.ts'
import { countryOptions } from '../leads/countries.ts'
import { One } from '../leads/new-lead-fields.tsx'
import type { LeadField } from '../leads/new-lead-form.ts'
import type { NewLeadForm } from '../leads/new-lead-form.ts'
import { productLinesQuery } from '../leads/queries.ts'
import { Combobox } from '../ui/combobox.tsx'
import { Select } from '../ui/select.tsx'
import type { Option } from '../ui/select.tsx'
import { NumberField } from '../ui/text-field.tsx'

interface FieldsProps {
  readonly form: NewLeadForm
}

/** What rules ask of a lead; all but the country may stay empty. */
export function TryFields(props: FieldsProps & { readonly children: JSX.Element }): JSX.Element {
  const lines = useQuery(productLinesQuery)
  const products = () =>
    (lines.isSuccess ? lines.data.rows : []).map(({ name }) => ({ value: name, label: name }))
  return (
    <div class="grid gap-4 md:grid-cols-3">
      <Combobox
        required
        label={t('leads.country')}
        error={props.form.fault('country')}
        value={props.form.values.country}
        options={countryOptions()}
        onChange={props.form.set('country')}
      />
      <One form={props.form} field="postalCode" label={t('leads.postalCode')} />
      <Choice form={props.form} field="productLine" label={t('lead.product')} options={products()} />
      <Choice
        form={props.form}
        field="customerType"
        label={t('lead.customerType')}
        options={customerTypes.map((value) => ({ value, label: t(`lead.customer_${value}`) }))}
      />
      <Figure form={props.form} field="budget" label={t('lead.budget')} suffix={props.form.values.currency} />
      <Figure form={props.form} field="quantity" label={t('lead.quantity')} />
      <One form={props.form} field="company" label={t('lead.company')} />
      <Figure form={props.form} field="companySize" label={t('lead.companySize')} />
      <Choice
        form={props.form}
        field="timeline"
        label={t('lead.timeline')}
        options={timelines.map((value) => ({ value, label: t(`lead.timeline_${value}`) }))}
      />
      <One form={props.form} field="source" label={t('lead.source')} />
      <One form={props.form} field="campaign" label={t('lead.campaign')} />
      <One form={props.form} field="language" label={t('lead.language')} />
      <Choice
        form={props.form}
        field="grade"
        label={t('lead.grade')}
        options={grades.map((value) => ({ value, label: value }))}
      />
      {props.children}
    </div>
  )
}

interface OneProps extends FieldsProps {
  readonly field: LeadField
  readonly label: string
}

function Choice(props: OneProps & { readonly options: readonly Option[] }): JSX.Element {
  return (
    <Select
      label={props.label}
      error={props.form.fault(props.field)}
      value={props.form.values[props.field]}
      options={[{ value: '', label: t('leads.notGiven') }, ...props.options]}
      onChange={props.form.set(props.field)}
    />
  )
}

function Figure(props: OneProps & { readonly suffix?: string }): JSX.Element {
  return (
    <NumberField
      label={props.label}
      {...(props.suffix ? { suffix: props.suffix } : {})}
      error={props.form.fault(props.field)}
      value={props.form.values[props.field]}
      onInput={props.form.set(props.field)}
    />
  )
}
