"""The queries of the job in DuckDB, one after the other."""

READ = """
create table dossiers as
select row_number() over () as place, * from read_json(
  '{file}', format = 'newline_delimited', columns = {{
    factory: 'struct(id varchar, country varchar)',
    cycles: 'struct(id varchar, starts_on date)[]',
    assessments: 'struct(id varchar, kind varchar, scope varchar, first_day date, date date,
      released_on date, superseded_by varchar, voided_on date, answers {answers},
      corrections struct(released_on date, answers {answers})[])[]',
    progress_reports: 'struct(id varchar, cycle varchar, number integer, released_on date,
      marks {marks}, corrections struct(released_on date, marks {marks})[])[]',
    zero_tolerance_cases: 'struct(id varchar, history struct("on" date, status varchar)[])[]',
    reduced_assessment: 'struct("from" date, "to" date)[]'
  }})
"""
COUNTRIES = "select distinct factory.country from dossiers"

# Only the fields that choose are taken along; the answers of the chosen two are fetched after.
SEE = """
create table every as
select place, spot, a.id as id, a.kind as kind, a.scope as scope, a.date as date,
  coalesce(a.first_day, a.date) as first_day, a.released_on as released_on,
  a.superseded_by as following, a.voided_on as voided_on
from (
  select place, generate_subscripts(assessments, 1) as spot, unnest(assessments) as a
  from dossiers
)
"""
CHOOSE = """
create table visits as
with recursive later as (
  select place, id, following from every where following is not null
  union all
  select later.place, later.id, every.following
  from later join every on every.place = later.place and every.id = later.following
  where every.following is not null
),
replaced as (
  select later.place, later.id
  from later join every on every.place = later.place and every.id = later.following
  where every.released_on <= date '{day}'
)
select place, spot, id, date, scope, released_on from every
where kind = 'full' and first_day <= date '{day}'
  and (voided_on is null or voided_on > date '{day}')
  and (place, id) not in (from replaced)
"""
FETCH = """
create table read as
with chosen as (
  select place, spot,
    row_number() over (partition by place order by date desc, id desc) as back
  from visits where scope = 'full' and released_on <= date '{day}' qualify back <= 2
),
fetched as (
  select place, back, factory.country as country, assessments[spot] as a
  from chosen join dossiers using (place)
),
corrected as (
  select place, back, country, a.date as date, a.answers as answers,
    list_filter(coalesce(a.corrections, []), lambda c: c.released_on <= date '{day}') as known
  from fetched
)
select place, back, country, date,
  case when len(known) = 0 then answers else {corrected} end as q
from corrected
"""
# In codes of one digit: 0 met, 1 not known, 2 not met; so the worst of several is the greatest.
EVALUATE = """
copy (
with asked as (select date '{day}' as today),
judged as (select place, back, date, {judged} from read),
latest as (from judged where back = 1),
previous as (from judged where back = 2),
pairs as (
  select place, true as pair
  from latest join previous using (place) join dossiers using (place)
  where previous.date + interval {min_gap} month <= latest.date
    and latest.date <= previous.date + case when len(list_filter(reduced_assessment, lambda p:
        p."from" <= previous.date + interval {spacing} month
        and (p."to" is null or previous.date + interval {spacing} month <= p."to"))) > 0
      then interval {gap_24} month else interval {gap_12} month end
    and not exists (select 1 from visits where visits.place = latest.place
      and previous.date < visits.date and visits.date < latest.date)
),
reports as (
  select place, r, list_extract(list_filter(cycles, lambda c: c.id = r.cycle), 1).starts_on as start
  from (select place, cycles, unnest(progress_reports) as r from dossiers)
),
marks as (
  select place, arg_max(r, r.released_on) as r, max(r.released_on) as released_on
  from reports, asked
  where r.number = 2 and r.released_on <= today
    and r.released_on >= start + interval {opens} month
  group by place
),
fresh as (
  select place, r.marks as m,
    list_filter(coalesce(r.corrections, []), lambda c: c.released_on <= today) as known
  from marks, asked where today <= released_on + interval {max_age} month
),
marked as (select place, {marked} from fresh),
live as (
  select place, max(case state when 'confirmed' then 2 when 'suspected' then 1
    when 'remediated' then 1 else 0 end) as worst
  from (select place, list_filter(unnest(zero_tolerance_cases).history,
      lambda e: e."on" <= today)[-1].status as state from dossiers, asked)
  group by place
)
select factory.id as factory, {columns}
from dossiers left join latest using (place) left join previous using (place)
  left join pairs using (place) left join marked using (place) left join live using (place)
order by place
) to '/dev/stdout' (format csv, header)
"""
CORRECTED = """coalesce(list_filter(list_transform(known, lambda c: c.answers."{code}"),
  lambda v: v is not null)[-1], answers."{code}")"""
MARK = """coalesce(list_filter(list_transform(known, lambda c: c.marks."{id}".mark),
  lambda v: v is not null)[-1], m."{id}".mark, 'not_assessed')"""
WORD = "case {code} when 2 then 'not_met' when 1 then 'not_known' else 'met' end as \"{id}\""
