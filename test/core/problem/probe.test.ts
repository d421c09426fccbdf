import { both, add, candidate, cell, issuesOf, rule, target, without, withoutColumn, type Change } from './small-plan';
import type { RunRequest } from '../../../src/core/problem/read-problem';
const S='Scenario_Config',M='Metrics_Config',C='Constraints',T='Targets',K='Candidates',X='KPI_Contributions',B='Backlog';
const maxScore = cell(S,2,'objective_mode','max_score');
const cases: [string, Change, Partial<RunRequest>?][] = [
 ['clean', (w)=>w],
 ['no scen', without(S)],['no cand', without(K)],['no metrics',without(M)],['no contrib',without(X)],['no constr',without(C)],['no targets',without(T)],['no C and T',both(without(C),without(T))],['none set no tabs',both(without(C),without(T)),{constraintSet:null}],['no backlog',without(B)],
 ['max_score no metrics but targets', both(maxScore, cell(S,2,'objective_weights_json',''), without(M))],
 ['max_score none', both(maxScore, cell(S,2,'objective_weights_json',''), without(M), without(X), without(T))],
 ...['scenario_name','period_key','objective_mode'].map((c):[string,Change]=>['S- '+c, withoutColumn(S,c)]),
 ...['kpi_key','kpi_level'].map((c):[string,Change]=>['M- '+c, withoutColumn(M,c)]),
 ...['scenario_name','constraint_set_name','constraint_type','dimension','key'].map((c):[string,Change]=>['C- '+c, withoutColumn(C,c)]),
 ...['scenario_name','constraint_set_name','kpi_key','floor_or_goal','target_value','dimension'].map((c):[string,Change]=>['T- '+c, withoutColumn(T,c)]),
 ...['initiative_key','engineering_tokens','is_selected_for_run'].map((c):[string,Change]=>['K- '+c, withoutColumn(K,c)]),
 ['X- initiative_key', withoutColumn(X,'initiative_key')],['B-',withoutColumn(B,'initiative_key')],
 ['C and T without set name', both(withoutColumn(C,'constraint_set_name'),withoutColumn(T,'constraint_set_name'))],
 ['unknown scen',w=>w,{scenario:'Plam'}],['unknown set',w=>w,{constraintSet:'Basline'}],['no scenario',w=>w,{scenario:null}],
 ['empty cand', w=>({...w,Candidates:[{initiative_key:'',engineering_tokens:'',is_selected_for_run:false}]})],
 ['none ticked', both(...[2,3,4].map(r=>cell(K,r,'is_selected_for_run',false)))],
 ['dup cand', add(K,candidate('alpha','UK',3))],['dup cand unticked', add(K,{...candidate('delta','UK',3),is_selected_for_run:false})],['dup kpi',add(M,{kpi_key:'orders',kpi_level:'strategic'})],['dup scen',add(S,{scenario_name:'plan',period_key:'2026',objective_mode:'max_score'})],['dup contrib',add(X,{initiative_key:'alpha',ORDERS:9})],['dup contrib unticked',add(X,{initiative_key:'delta',ORDERS:9})],
 ['text tokens', cell(K,2,'engineering_tokens','ten')],['neg tokens',cell(K,2,'engineering_tokens',-3)],['blank tokens',cell(K,2,'engineering_tokens','')],['blank key',cell(K,2,'initiative_key','')],['1,5',cell(K,2,'engineering_tokens','1,5')],
 ['bad score',cell(K,2,'value_score','x')],['bad deadline',cell(K,2,'deadline_date','03/04/2026')],['bad tick',cell(K,2,'is_selected_for_run','maybe')],['bad mand',cell(K,2,'is_mandatory','maybe')],
 ['contrib text',cell(X,2,'ORDERS','many')],['contrib #REF',cell(X,2,'ORDERS','#REF!')],['contrib unticked #REF',cell(X,5,'ORDERS','#REF!')],['contrib unknown key',cell(X,2,'initiative_key','ALFA')],['contrib backlog key',cell(X,2,'initiative_key','ZULU')],['contrib col typo',w=>({...w,KPI_Contributions:(w[X]??[]).map(({initiative_key,ORDERS})=>({initiative_key:initiative_key??'',ORDERS:ORDERS??'',LOYALTI:2}))})],
 ['unknown kpi T',cell(T,2,'kpi_key','ORDRES')],['inactive T',cell(T,2,'kpi_key','CHURN')],['imm T',cell(T,2,'kpi_key','CLICKS')],['unknown kpi C',add(C,rule('target','all','',{target_kpi_key:'ORDER',target_value:3}))],['imm C',add(C,rule('synergy_bonus','initiative','ALPHA+BRAVO',{target_kpi_key:'CLICKS',target_value:3}))],
 ['unknown w',cell(S,2,'objective_weights_json','ORDERZ: 1')],['imm w',cell(S,2,'objective_weights_json','CLICKS: 1')],['inact w',cell(S,2,'objective_weights_json','CHURN: 1')],
 ['two stars',cell(M,3,'kpi_level','north_star')],['no star',cell(M,2,'is_active',false)],['bad level',cell(M,2,'kpi_level','northstar')],['bad dir',cell(M,3,'direction','up')],
 ['bad json',cell(S,2,'objective_weights_json','{"ORDERS": 0.6')],['neg w',cell(S,2,'objective_weights_json','ORDERS: -1, LOYALTY: 2')],['zero w',cell(S,2,'objective_weights_json','ORDERS: 0, LOYALTY: 0')],['blank w',cell(S,2,'objective_weights_json','')],['{} w',cell(S,2,'objective_weights_json','{}')],['twice',cell(S,2,'objective_weights_json','north_star: 1, ORDERS: 1')],['no number',cell(S,2,'objective_weights_json','ORDERS: a, LOYALTY: 1')],['order in mix',cell(S,2,'objective_weights_json','ORDERS > LOYALTY')],['percent array',cell(S,2,'objective_weights_json','[1,2]')],
 ['lex equal',both(cell(S,2,'objective_mode','lexicographic'),cell(S,2,'objective_weights_json','ORDERS: 1, LOYALTY: 1'))],['lex group',both(cell(S,2,'objective_mode','lexicographic'),cell(S,2,'objective_weights_json','north_star > strategic_kpis'))],['lex g',both(cell(S,2,'objective_mode','lexicographic'),cell(S,2,'objective_weights_json','ORDERS'),cell(S,2,'goal_weight',0.5))],['lex blank',both(cell(S,2,'objective_mode','lexicographic'),cell(S,2,'objective_weights_json',''))],
 ['unused w',cell(S,2,'objective_mode','north_star_only')],['bad mode',cell(S,2,'objective_mode','weighted')],['g 2',cell(S,2,'goal_weight',2)],['period bad',cell(S,2,'period_key','Spring')],['period blank',cell(S,2,'period_key','')],['period blank + bad token',both(cell(S,2,'period_key',''),cell(K,2,'engineering_tokens','x'))],['cap neg',cell(S,2,'capacity_total_tokens',-1)],['cap text',cell(S,2,'capacity_total_tokens','lots')],['bycountry bad',cell(S,2,'capacity_by_country','UK 40')],['bycountry neg',cell(S,2,'capacity_by_country','UK: -4')],['bycountry pct',cell(S,2,'capacity_by_country','UK: 40%')],['bycountry unknown',cell(S,2,'capacity_by_country','UX: 40')],['bycountry dup',cell(S,2,'capacity_by_country','UK: 40, uk: 30')],
 ['REF title',cell(K,2,'title','#REF!')],['REF country',cell(K,2,'country','#REF!')],['REF key C',cell(C,3,'key','#REF!')],['REF err obj',cell(K,2,'engineering_tokens',{kind:'error',shown:'#DIV/0!'})],['REF key cand',cell(K,2,'initiative_key','#N/A')],['REF backlog',cell(B,2,'is_archived','#REF!')],['bad backlog',cell(B,2,'is_archived','perhaps')],['REF notes C',cell(C,3,'notes','#REF!')],['REF unticked',cell(K,5,'engineering_tokens','#REF!')],
 ['mand out',cell(C,3,'key','DELTA')],['mand backlog',cell(C,3,'key','ZULU')],['mand fact unticked',cell(K,5,'is_mandatory',true)],['mand unknown',cell(C,3,'key','ALPHO')],
 ['excl unknown',add(C,rule('exclude','initiative','NOPE'))],['pair unknown',add(C,rule('exclude_pair','initiative','ALPHA','x' as never))],
];
test.each(cases)('%s', (name, change, req) => {
  const out = issuesOf(change, req ?? {}).map(i=>`  ${i.severity} ${i.code} @${i.tab}|${i.row}|${i.column}: ${i.message}. ${i.fix}.`).join('\n');
  require('fs').appendFileSync('/tmp/probe.txt', `## ${name}\n${out}\n`);
});
