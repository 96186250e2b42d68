"""The addresses of a year: its account, its rules, its months, what goes out or in."""

from django.urls import path

from tracker.views import (
    bulletins,
    forms_out,
    imports,
    marks,
    merits,
    months,
    returns,
    rules,
    scores,
    settlements,
    year,
)

# One version of a year's account, and one body in it.
VERSION = "settlements/<int:year>/<int:version>/"
BODY = f"{VERSION}departments/<int:department>/"
FORM = "departments/<int:department>/form/"

urlpatterns = [
    path("year/", year.year, name="year"),
    path("year/<int:year>/", year.year, name="year"),
    path("year/<int:year>/workbook.xlsx", year.year_workbook, name="year-workbook"),
    path("rules/", rules.rule_list, name="rule-list"),
    path("rules/<int:year>/", rules.rule_book, name="rule-book"),
    path("rules/<int:year>/edit/", rules.rule_edit, name="rule-edit"),
    path("rules/<int:year>/preview/", rules.rule_preview, name="rule-preview"),
    path("rules/<int:year>/import/", rules.rule_import, name="rule-import"),
    path("rules/<int:year>/<int:version>.json", rules.rule_export, name="rule-export"),
    path("merits/", merits.merit_list, name="merit-list"),
    path("merits/<int:year>/", merits.merit_list, name="merit-list"),
    path("merits/<int:year>/add/", merits.merit_add, name="merit-add"),
    path("merits/entries/<int:pk>/", merits.merit_decide, name="merit-decide"),
    path(
        "merits/entries/<int:pk>/withdraw/",
        merits.merit_withdraw,
        name="merit-withdraw",
    ),
    path("marks/", marks.mark_list, name="mark-list"),
    path("marks/<int:year>/", marks.mark_list, name="mark-list"),
    path("marks/parts/<int:pk>/", marks.mark, name="mark"),
    path("settlements/", settlements.settlement_list, name="settlement-list"),
    path(
        "settlements/<int:year>/", settlements.settlement_year, name="settlement-year"
    ),
    path(
        "settlements/<int:year>/start/",
        settlements.settlement_start,
        name="settlement-start",
    ),
    path(VERSION, settlements.settlement, name="settlement"),
    path(f"{VERSION}count/", settlements.settlement_count, name="settlement-count"),
    path(f"{VERSION}show/", settlements.settlement_show, name="settlement-show"),
    path(f"{VERSION}freeze/", settlements.settlement_freeze, name="settlement-freeze"),
    path(f"{VERSION}proof/", settlements.settlement_proof, name="settlement-proof"),
    path(f"{VERSION}bands/", scores.settlement_bands, name="settlement-bands"),
    path(
        f"{VERSION}difference/",
        scores.settlement_difference,
        name="settlement-difference",
    ),
    path(f"{VERSION}rules/", scores.settlement_rules, name="settlement-rules"),
    path(BODY, scores.department_score, name="department-score"),
    path(f"{BODY}object/", scores.objection_add, name="objection-add"),
    path("objections/<int:pk>/", scores.objection_answer, name="objection-answer"),
    path("year/<int:year>/export/", year.year_export, name="year-export"),
    path("year/<int:year>/export.xlsx", year.year_export_file, name="year-export-file"),
    path("months/", months.month_list, name="month-list"),
    path("months/<month:month>/", months.month, name="month"),
    path("months/<month:month>/sign/", months.month_sign, name="month-sign"),
    path("months/<month:month>/<slug:kind>/", months.month_lines, name="month-lines"),
    path("returns/", returns.return_list, name="return-list"),
    path("returns/<int:pk>/", returns.return_detail, name="return"),
    path("returns/<int:pk>/marked/", returns.return_marked, name="return-marked"),
    path("returns/<int:pk>/file/", returns.return_file, name="return-file"),
    path(FORM, forms_out.return_form, name="return-form"),
    path(f"{FORM}export/", forms_out.return_form_export, name="return-form-export"),
    path(f"{FORM}export.xlsx", forms_out.return_form_file, name="return-form-file"),
    path("imports/", imports.ledger_import_list, name="ledger-import-list"),
    path(
        "imports/template/",
        imports.ledger_import_template,
        name="ledger-import-template",
    ),
    path("imports/<int:pk>/", imports.ledger_import, name="ledger-import"),
    *(
        path(f"imports/<int:pk>/{act}/", view, name=f"ledger-import-{act}")
        for act, view in (
            ("columns", imports.ledger_import_columns),
            ("sheet", imports.ledger_import_sheet),
            ("answer", imports.ledger_import_answer),
            ("take", imports.ledger_import_take),
            ("failed", imports.ledger_import_failed),
            ("file", imports.ledger_import_file),
            ("back", imports.ledger_import_back),
            ("drop", imports.ledger_import_drop),
        )
    ),
    path("bulletins/", bulletins.bulletin_list, name="bulletin-list"),
    path("bulletins/draft/", bulletins.bulletin_draft, name="bulletin-draft"),
    path(
        "bulletins/draft.docx",
        bulletins.bulletin_draft_document,
        name="bulletin-draft-document",
    ),
    path("bulletins/issue/", bulletins.bulletin_issue, name="bulletin-issue"),
    path("bulletins/<int:pk>/", bulletins.bulletin, name="bulletin"),
    path(
        "bulletins/<int:pk>.docx",
        bulletins.bulletin_document,
        name="bulletin-document",
    ),
]
