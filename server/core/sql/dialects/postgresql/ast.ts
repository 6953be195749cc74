/**
 * The parts of PostgreSQL's parse tree that are read here, typed loosely. In the JSON a field of type `Node *` is wrapped in an
 * object with the node's name as its only key; a field of a certain struct type is bare; zero, false, empty and null are left out.
 * Field names are those of the server's `parsenodes.h`.
 */
export type Node = { readonly [K in keyof Nodes]?: Nodes[K] };
export type Tag = keyof Nodes;

export interface RawStatement {
  readonly stmt?: Node;
  /** Bytes; absent is 0. */
  readonly stmt_location?: number;
  /** Absent: to the end. */
  readonly stmt_len?: number;
}

export interface Nodes {
  String: { sval?: string };
  Integer: { ival?: number };
  Float: { fval?: string };
  Boolean: { boolval?: boolean };
  List: { items?: Node[] };
  A_Star: object;
  A_Const: Constant;
  ColumnRef: ColumnRef;
  FuncCall: FuncCall;
  TypeCast: { arg?: Node; typeName?: TypeName; location?: number };
  TypeName: TypeName;
  SubLink: { subLinkType?: string; testexpr?: Node; subselect?: Node; location?: number };
  A_Expr: { kind?: string; name?: Node[]; lexpr?: Node; rexpr?: Node; location?: number };
  A_Indirection: { arg?: Node; indirection?: Node[] };
  A_ArrayExpr: { elements?: Node[]; location?: number };
  CaseExpr: { defresult?: Node };
  CollateClause: { arg?: Node; collname?: Node[]; location?: number };
  MinMaxExpr: { op?: string };
  SQLValueFunction: { op?: string; location?: number };
  MultiAssignRef: { source?: Node; colno?: number };
  NamedArgExpr: { name?: string; arg?: Node };
  SetToDefault: object;
  ResTarget: ResTarget;
  RangeVar: RangeVar;
  RangeSubselect: { lateral?: boolean; subquery?: Node; alias?: Alias };
  RangeFunction: { functions?: Node[]; alias?: Alias; coldeflist?: Node[]; ordinality?: boolean };
  RangeTableSample: { relation?: Node; args?: Node[]; repeatable?: Node };
  RangeTableFunc: { alias?: Alias; columns?: Node[]; location?: number };
  RangeTableFuncCol: { colname?: string };
  JsonTable: { alias?: Alias; columns?: Node[]; location?: number };
  JsonTableColumn: { name?: string };
  JoinExpr: JoinExpr;
  CommonTableExpr: { ctename?: string; aliascolnames?: Node[]; ctequery?: Node };
  SortBy: { node?: Node };
  GroupingSet: { content?: Node[] };
  IndexElem: IndexElem;
  ColumnDef: ColumnDef;
  Constraint: Constraint;
  TableLikeClause: { relation?: RangeVar; options?: number };
  PartitionElem: { name?: string; expr?: Node };
  PartitionCmd: { name?: RangeVar; bound?: { is_default?: boolean; location?: number }; concurrent?: boolean };
  DefElem: DefElem;
  FunctionParameter: FunctionParameter;
  ObjectWithArgs: ObjectWithArgs;
  RoleSpec: RoleSpec;
  AccessPriv: { priv_name?: string; cols?: Node[] };
  AlterTableCmd: AlterTableCmd;
  ATAlterConstraint: {
    conname?: string;
    alterEnforceability?: boolean;
    is_enforced?: boolean;
    alterDeferrability?: boolean;
    deferrable?: boolean;
    initdeferred?: boolean;
    alterInheritability?: boolean;
    noinherit?: boolean;
  };
  ReplicaIdentityStmt: { identity_type?: string; name?: string };
  MergeWhenClause: MergeWhenClause;
  VacuumRelation: { relation?: RangeVar; va_cols?: Node[] };
  ReturnStmt: { returnval?: Node };

  SelectStmt: SelectStmt;
  InsertStmt: InsertStmt;
  UpdateStmt: {
    relation?: RangeVar;
    targetList?: Node[];
    whereClause?: Node;
    fromClause?: Node[];
    returningClause?: ReturningClause;
    withClause?: WithClause;
  };
  DeleteStmt: {
    relation?: RangeVar;
    usingClause?: Node[];
    whereClause?: Node;
    returningClause?: ReturningClause;
    withClause?: WithClause;
  };
  MergeStmt: {
    relation?: RangeVar;
    sourceRelation?: Node;
    joinCondition?: Node;
    mergeWhenClauses?: Node[];
    returningClause?: ReturningClause;
    withClause?: WithClause;
  };
  CopyStmt: { relation?: RangeVar; query?: Node; attlist?: Node[]; is_from?: boolean; whereClause?: Node };
  TruncateStmt: { relations?: Node[]; behavior?: string };
  LockStmt: { relations?: Node[]; mode?: number };
  LockingClause: { lockedRels?: Node[]; strength?: string };
  CreateStatsStmt: {
    defnames?: Node[];
    stat_types?: Node[];
    exprs?: Node[];
    relations?: Node[];
    if_not_exists?: boolean;
  };
  AlterStatsStmt: { defnames?: Node[]; stxstattarget?: Node; missing_ok?: boolean };
  StatsElem: { name?: string; expr?: Node };
  CreatePublicationStmt: { pubname?: string; pubobjects?: Node[] };
  AlterPublicationStmt: { pubname?: string; pubobjects?: Node[]; action?: string };
  PublicationObjSpec: { pubtable?: { relation?: RangeVar; columns?: Node[]; whereClause?: Node } };
  DeclareCursorStmt: { query?: Node };
  ExplainStmt: { query?: Node; options?: Node[] };
  PrepareStmt: { name?: string; query?: Node };
  CallStmt: { funccall?: FuncCall };
  DoStmt: { args?: Node[] };

  CreateStmt: CreateStmt;
  CreateForeignTableStmt: { base?: CreateStmt };
  CreateTableAsStmt: {
    query?: Node;
    into?: IntoClause;
    objtype?: string;
    is_select_into?: boolean;
    if_not_exists?: boolean;
  };
  AlterTableStmt: { relation?: RangeVar; cmds?: Node[]; objtype?: string; missing_ok?: boolean };
  RenameStmt: {
    renameType?: string;
    relationType?: string;
    relation?: RangeVar;
    object?: Node;
    subname?: string;
    newname?: string;
    missing_ok?: boolean;
  };
  DropStmt: { objects?: Node[]; removeType?: string; behavior?: string; missing_ok?: boolean; concurrent?: boolean };
  IndexStmt: IndexStmt;
  ReindexStmt: { kind?: string; relation?: RangeVar; name?: string; params?: Node[] };
  ViewStmt: {
    view?: RangeVar;
    aliases?: Node[];
    query?: Node;
    replace?: boolean;
    options?: Node[];
    withCheckOption?: string;
  };
  RefreshMatViewStmt: { concurrent?: boolean; skipData?: boolean; relation?: RangeVar };
  CreateSeqStmt: { sequence?: RangeVar; options?: Node[]; if_not_exists?: boolean };
  AlterSeqStmt: { sequence?: RangeVar; options?: Node[] };
  CreateEnumStmt: { typeName?: Node[]; vals?: Node[] };
  AlterEnumStmt: {
    typeName?: Node[];
    oldVal?: string;
    newVal?: string;
    newValNeighbor?: string;
    newValIsAfter?: boolean;
    skipIfNewValExists?: boolean;
  };
  CreateDomainStmt: { domainname?: Node[]; typeName?: TypeName; constraints?: Node[]; collClause?: object };
  AlterDomainStmt: { subtype?: string; typeName?: Node[]; name?: string; def?: Node };
  CompositeTypeStmt: { typevar?: RangeVar; coldeflist?: Node[] };
  CreateRangeStmt: { typeName?: Node[] };
  DefineStmt: { kind?: string; defnames?: Node[]; definition?: Node[] };
  CreateFunctionStmt: CreateFunctionStmt;
  AlterFunctionStmt: { func?: ObjectWithArgs; objtype?: string };
  CreateTrigStmt: {
    replace?: boolean;
    isconstraint?: boolean;
    trigname?: string;
    relation?: RangeVar;
    funcname?: Node[];
    row?: boolean;
    timing?: number;
    events?: number;
    columns?: Node[];
    whenClause?: Node;
  };
  RuleStmt: { relation?: RangeVar; rulename?: string; replace?: boolean };
  CreateSchemaStmt: { schemaname?: string; authrole?: RoleSpec; schemaElts?: Node[]; if_not_exists?: boolean };
  CreateExtensionStmt: { extname?: string; if_not_exists?: boolean; options?: Node[] };
  CreatePolicyStmt: {
    policy_name?: string;
    table?: RangeVar;
    cmd_name?: string;
    permissive?: boolean;
    roles?: Node[];
    qual?: Node;
    with_check?: Node;
  };
  AlterPolicyStmt: { policy_name?: string; table?: RangeVar; roles?: Node[]; qual?: Node; with_check?: Node };
  GrantStmt: {
    is_grant?: boolean;
    targtype?: string;
    objtype?: string;
    objects?: Node[];
    privileges?: Node[];
    grantees?: Node[];
  };
  CommentStmt: { objtype?: string; object?: Node; comment?: string };
  AlterObjectSchemaStmt: {
    objectType?: string;
    relation?: RangeVar;
    object?: Node;
    newschema?: string;
    missing_ok?: boolean;
  };
  AlterOwnerStmt: { objectType?: string; object?: Node; relation?: RangeVar; newowner?: RoleSpec };
  TransactionStmt: { kind?: string };
  VariableSetStmt: { kind?: string; name?: string; args?: Node[]; is_local?: boolean };
  VacuumStmt: { rels?: Node[]; is_vacuumcmd?: boolean; options?: Node[] };
  ClusterStmt: { relation?: RangeVar; indexname?: string };
  ExecuteStmt: { name?: string };
  CreatedbStmt: { dbname?: string };
}

export interface Constant {
  ival?: { ival?: number };
  fval?: { fval?: string };
  sval?: { sval?: string };
  boolval?: { boolval?: boolean };
  bsval?: { bsval?: string };
  isnull?: boolean;
  location?: number;
}

export interface ColumnRef {
  fields?: Node[];
  location?: number;
}

export interface FuncCall {
  funcname?: Node[];
  args?: Node[];
  agg_order?: Node[];
  agg_filter?: Node;
  over?: object;
  location?: number;
}

export interface TypeName {
  names?: Node[];
  typmods?: Node[];
  arrayBounds?: Node[];
  setof?: boolean;
  pct_type?: boolean;
  location?: number;
}

export interface ResTarget {
  name?: string;
  indirection?: Node[];
  val?: Node;
  location?: number;
}

export interface RangeVar {
  schemaname?: string;
  relname?: string;
  inh?: boolean;
  relpersistence?: string;
  alias?: Alias;
  location?: number;
}

export interface Alias {
  aliasname?: string;
  colnames?: Node[];
}

export interface JoinExpr {
  isNatural?: boolean;
  larg?: Node;
  rarg?: Node;
  usingClause?: Node[];
  join_using_alias?: Alias;
  quals?: Node;
  alias?: Alias;
}

export interface WithClause {
  ctes?: Node[];
  recursive?: boolean;
}

export interface ReturningClause {
  exprs?: Node[];
}

export interface IntoClause {
  rel?: RangeVar;
  colNames?: Node[];
  options?: Node[];
  skipData?: boolean;
}

export interface SelectStmt {
  distinctClause?: Node[];
  intoClause?: IntoClause;
  targetList?: Node[];
  fromClause?: Node[];
  whereClause?: Node;
  groupClause?: Node[];
  havingClause?: Node;
  windowClause?: Node[];
  valuesLists?: Node[];
  sortClause?: Node[];
  limitOffset?: Node;
  limitCount?: Node;
  lockingClause?: Node[];
  withClause?: WithClause;
  op?: string;
  all?: boolean;
  larg?: SelectStmt;
  rarg?: SelectStmt;
}

export interface InsertStmt {
  relation?: RangeVar;
  cols?: Node[];
  selectStmt?: Node;
  onConflictClause?: {
    action?: string;
    infer?: { indexElems?: Node[]; whereClause?: Node; conname?: string; location?: number };
    targetList?: Node[];
    whereClause?: Node;
    location?: number;
  };
  returningClause?: ReturningClause;
  withClause?: WithClause;
  override?: string;
}

export interface MergeWhenClause {
  commandType?: string;
  condition?: Node;
  targetList?: Node[];
  values?: Node[];
}

export interface IndexElem {
  name?: string;
  expr?: Node;
  opclass?: Node[];
  ordering?: string;
}

export interface ColumnDef {
  colname?: string;
  typeName?: TypeName;
  raw_default?: Node;
  collClause?: { collname?: Node[]; location?: number };
  storage_name?: string;
  compression?: string;
  constraints?: Node[];
  location?: number;
}

export interface Constraint {
  contype?: string;
  conname?: string;
  keys?: Node[];
  including?: Node[];
  exclusions?: Node[];
  raw_expr?: Node;
  generated_when?: string;
  generated_kind?: string;
  nulls_not_distinct?: boolean;
  without_overlaps?: boolean;
  indexname?: string;
  deferrable?: boolean;
  initdeferred?: boolean;
  is_enforced?: boolean;
  skip_validation?: boolean;
  is_no_inherit?: boolean;
  where_clause?: Node;
  pktable?: RangeVar;
  fk_attrs?: Node[];
  pk_attrs?: Node[];
  fk_matchtype?: string;
  fk_upd_action?: string;
  fk_del_action?: string;
  fk_del_set_cols?: Node[];
  fk_with_period?: boolean;
  options?: Node[];
  indexspace?: string;
  location?: number;
}

export interface CreateStmt {
  relation?: RangeVar;
  tableElts?: Node[];
  inhRelations?: Node[];
  partbound?: { is_default?: boolean; location?: number };
  partspec?: { strategy?: string; partParams?: Node[]; location?: number };
  ofTypename?: TypeName;
  options?: Node[];
  oncommit?: string;
  tablespacename?: string;
  accessMethod?: string;
  if_not_exists?: boolean;
}

export interface AlterTableCmd {
  subtype?: string;
  name?: string;
  num?: number;
  def?: Node;
  newowner?: RoleSpec;
  behavior?: string;
  missing_ok?: boolean;
}

export interface IndexStmt {
  idxname?: string;
  relation?: RangeVar;
  accessMethod?: string;
  indexParams?: Node[];
  indexIncludingParams?: Node[];
  whereClause?: Node;
  unique?: boolean;
  nulls_not_distinct?: boolean;
  options?: Node[];
  tableSpace?: string;
  concurrent?: boolean;
  if_not_exists?: boolean;
}

export interface DefElem {
  defname?: string;
  arg?: Node;
  location?: number;
}

export interface FunctionParameter {
  name?: string;
  argType?: TypeName;
  mode?: string;
  defexpr?: Node;
  location?: number;
}

export interface ObjectWithArgs {
  objname?: Node[];
  objargs?: Node[];
  args_unspecified?: boolean;
}

export interface RoleSpec {
  roletype?: string;
  rolename?: string;
}

export interface CreateFunctionStmt {
  is_procedure?: boolean;
  replace?: boolean;
  funcname?: Node[];
  parameters?: Node[];
  returnType?: TypeName;
  options?: Node[];
  sql_body?: Node;
}

/** What libpg_query tells of a PL/pgSQL body; statements and expressions are found by walking. */
export interface PlPgSqlFunction {
  readonly datums?: readonly unknown[];
  readonly action?: unknown;
}

export const strings = (nodes: readonly Node[] | undefined): string[] =>
  (nodes ?? []).flatMap((node) => (node.String ? [node.String.sval ?? ''] : []));

export const items = (node: Node | undefined): readonly Node[] => node?.List?.items ?? [];
