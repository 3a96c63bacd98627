/**
 * Base forms of common English verbs of business and software texts (compiled by hand from general vocabulary lists, such as the
 * General Service List and the Academic Word List). Decide between *store* and *stor* and whether a noun may be a verb.
 */
export const BASE_VERBS: ReadonlySet<string> = new Set(
  `abort accept access accompany account achieve acknowledge acquire activate adapt add address adjust administer admit adopt advance
advertise advise affect agree aggregate aid aim alert align allocate allow alter analyse analyze announce annotate anonymize
answer appear append apply appoint approach approve archive arrange arrive ask assemble assess assign assist associate assume
assure attach attempt attend audit augment authenticate authorise authorize automate avoid await award back backup balance ban base
be become begin belong bill bind block book borrow bound brand break bring broadcast browse build buy bypass cache calculate calibrate
call cancel capture care carry categorise categorize cause cease centralize certify change charge chart chat check choose cite claim
classify clean clear click clone close collaborate collapse collate collect color combine come comment commit communicate
compare compensate compile complain complete comply compose compress compute concern conclude conduct configure confirm conform
connect consent consider consist construct consult consume contact contain continue contract contribute control convert convey
coordinate copy correct correlate correspond cost count cover create credit crop customise customize damage date deactivate deal
debit debug decide decline decrease decrypt dedicate deduct default defer define delay delegate delete deliver demand demonstrate deny
depart depend deploy deposit derive describe deselect design designate destroy detect determine develop diagnose differ
differentiate direct disable disallow discard disclose disconnect discount discover discuss dispatch display dispose distinguish
distribute divide do document donate download draft drag draw drive drop duplicate earn ease edit educate elect eliminate email embed
emit employ empty enable encode encounter encourage encrypt end endorse enforce engage enhance enjoy enlarge enrich enrol enroll ensure
enter equip erase escalate escape establish estimate evaluate examine exceed exchange exclude execute exist exit expand expect
experience expire explain explore export expose express extend extract facilitate fail fall favour feature feed feel fetch fill
file filter finalise finalize finance find finish fire fit fix flag float flow focus fold follow forbid force forecast forget form format
forward freeze fulfil fulfill function fund gain gather generate get give go govern grade grant group grow guarantee guard guide handle
hang happen have hear help hide highlight hire hold host identify ignore illustrate impact implement imply import impose improve include
incorporate increase increment indicate influence inform inherit initialise initialize initiate inject input inquire insert inspect
install instruct insure integrate intend interact intercept interest interface interpret interrupt introduce invalidate investigate invite invoice
invoke involve isolate issue join judge jump justify keep know label last launch lead learn lease leave lend let leverage license like
limit link list listen live load locate lock log login look lose lower mail maintain make manage mandate manipulate manufacture map
mark market match mean measure meet mention merge migrate minimise minimize mirror miss mitigate mix model moderate modify monitor
motivate mount move multiply name narrate navigate need negotiate nest nominate normalise normalize note notice notify observe obtain
occupy occur offer omit open operate opt optimise optimize order organise organize orient originate outline output override oversee
overwrite own pack package page paint parse participate pass paste patch pause pay perform permit persist personalise personalize phone
photograph pick pin ping place plan play plot plug point poll populate portray position post postpone power practice precede predict
prefer prepare prescribe present preserve press prevent preview price print prioritise prioritize proceed process procure produce
profile program progress prohibit project promote prompt propagate propose protect prove provide provision prune publicise publish pull
purchase purge push put qualify quantify query question queue quit quote raise rank rate reach react read realise realize rearrange
reassign receive recognise recognize recommend reconcile reconfigure record recover recruit recycle redeem redesign redirect redo reduce
refer refine reflect refresh refund refuse regard register regulate reimburse reject relate release relocate rely remain remember remind
remove rename render renew rent reopen reorder reorganize repair repeat rephrase replace replicate reply report represent reproduce
request require reschedule research reserve reset reside resize resolve respect respond rest restart restore restrict result resume
retain retire retrieve retry return reuse reveal reverse revert review revise revoke reward rewrite ride rise roll rotate route run
sample satisfy save scale scan schedule scope score screen script scroll search secure see seek segment select self sell send separate
serialize serve service set settle share shift ship shop show shut sign signal simplify simulate sit skew skip sleep snooze sort
source speak specialise specialize specify speed spend split sponsor stage stamp stand standardize start state stay stop store
stream strengthen structure study style submit subscribe substitute succeed suggest suit summarise summarize supervise supply support
surface survey suspend swap switch sync synchronise synchronize tag tailor take talk target teach tell terminate test thank think throw
tick tie time toggle touch track trade train transcribe transfer transform translate transmit transport travel traverse treat trigger trim
trust try tune turn type undergo underline understand undertake undo uninstall unify unite unlock unpublish unsubscribe update upgrade
upload use utilise utilize validate value vary verify view violate visit visualise visualize void vote wait wake walk want warn wash watch
wear weigh win wish withdraw withhold work wrap write yield zoom invoice ship sell rent repay overlap span bear teach loan enclose
house staff stock store tax treat weigh conflict collide declare ring sound scrap water dispense inspect admit discharge transfer bundle dock unload unpack reload relay`
    .split(/\s+/)
    .filter(Boolean),
);
