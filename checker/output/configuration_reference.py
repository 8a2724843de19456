"""The reference of `styrkoll.yaml`, in Swedish; its table is made from the shape that the file is read with."""

from __future__ import annotations

from typing import Final

from checker.configuration.schema import SCHEMA
from checker.named import NamedTuple
from checker.output.file_words import CONFIGURATION_FIELDS

_PAGE: Final = """\
# Inställningar: styrkoll.yaml

<!-- Skapad av `python -m checker.prove.docs`. Ändra inte här; ändra orden och kör kommandot igen. -->

Det som har bestämts om granskningen skrivs i filen `styrkoll.yaml`, överst i den mapp där överenskommelserna finns.
Då granskar alla på samma sätt, vid den egna datorn och i CI. Filen behövs inte: utan den gäller standardvärdena, och
inget fält i den är obligatoriskt.

*English: project settings, found upwards from the current folder. Every field has an English gloss in the table
below; `styrkoll check --show-config --lang en` tells each value and its origin.*

## Ett exempel

<!-- file: styrkoll.yaml -->
```yaml
paths: [avtal]
rules: [egna-regler]
ignore: [DEL05]
severities:
  dates: warning
  DAT01: error
parameters:
  LED07: {leads: 4, assignments: 10}
fail_on: warning
```

Så här ser man vad som gäller, och varifrån det kommer:

<!-- run -->
```text
> styrkoll check --show-config --fail-on never
inställning                   värde           från
----------------------------  --------------  ------------------
styrkoll.yaml                 styrkoll.yaml
language                      sv              standardvärde
paths                         avtal           styrkoll.yaml:1:9
rules                         de medföljande  standardvärde
rules                         egna-regler     styrkoll.yaml:2:9
wordings                      de medföljande  standardvärde
select                        alla            standardvärde
ignore                        DEL05           styrkoll.yaml:3:10
severities.dates              warning         styrkoll.yaml:5:10
severities.DAT01              error           styrkoll.yaml:6:10
parameters.LED07.leads        4               styrkoll.yaml:8:18
parameters.LED07.assignments  10              styrkoll.yaml:8:34
waivers                       ingen           standardvärde
baseline                      ingen           standardvärde
templates                     de medföljande  standardvärde
fail_on                       never           kommandoraden
```

Siffrorna efter filens namn är rad och tecken.

## Fälten

| fält | betyder | English | värden | utan fältet | på kommandoraden |
| --- | --- | --- | --- | --- | --- |
{rows}

Ett värde kan skrivas för sig eller i en lista: `paths: avtal` och `paths: [avtal]` betyder detsamma. `styrkoll rules
list` visar reglernas kortnamn, kategori (det som står före snedstrecket) och allvarlighetsgrad. En textredigerare med
stöd för YAML visar fälten medan man skriver, om filen börjar med `# yaml-language-server: $schema=` och sökvägen till
det som `styrkoll schema configuration` skriver.

En fil som `waivers` eller `baseline` nämner ska finnas när något granskas. `styrkoll waive` skriver i den fil som
`waivers` nämner, och skapar den vid behov. Den medföljande överenskommelsen (`--example`) granskas utan dem.

## Vilken fil som gäller

Den närmaste `styrkoll.yaml` gäller: i mappen man står i, annars i mappen ovanför, och så vidare uppåt. Bara en fil
läses; ligger det en till högre upp räknas den inte. `--config FIL` pekar ut en annan fil, och `--no-config` granskar
utan.

Sökvägar i filen räknas från filens egen mapp, var man än står. De kan skrivas med `/` eller `\\`, så att samma fil
fungerar på alla datorer.

## Vad som går före vad

Det som skrivs på kommandoraden går före filen, och filen går före standardvärdet. Det gäller ett fält i taget:
`--ignore LED06` ersätter hela `ignore` i filen. Två saker är värda att veta:

- `--rules` lägger till mappar efter dem i filen, så att en ny regel kan prövas tillsammans med de egna. En senare
  mapp ersätter regler i en tidigare.
- Den som skriver `--select DEL05` på kommandoraden får se regeln, även om filen hoppar över den.

## Allvarlighetsgrader och parametrar

En regel är densamma vilken grad den än har. Därför behåller en iakttagelse sin identitet när graden eller en
parameter ändras, så länge det är samma värden som avviker.

Vilka parametrar en regel har visar `styrkoll explain`, med det som är inställt bredvid:

<!-- run: explain LED07 -->
```text
Inställt i styrkoll.yaml
  leads: 4 (rad 8; regeln själv: 3)
  assignments: 10 (rad 8; regeln själv: 8)
```

Ett värde prövas som om det stod i regelns egen fil: fel slag av värde, eller ett villkor som aldrig kan uppfyllas, är
ett fel i inställningen. `styrkoll rules test` prövar däremot reglerna så som de är skrivna, med sina egna parametrar,
för det är det som exemplen visar.

## När något är fel

En felstavad inställning får inte tyst bli ingen inställning. Okända fält, regler och parametrar, värden som inte
passar och mappar som inte finns är fel, med rad och tecken och det namn som troligen menades. Alla sägs på en gång,
och inget granskas:

<!-- file: fel.yaml -->
```yaml
pahts: avtal
severities: {LED001: warning}
parameters: {LED07: {lead: 4, assignments: fyra}}
rules: egna-reglr
```

<!-- run -->
```text
> styrkoll check --config fel.yaml
fel.yaml:1:1: Fältet `pahts` finns inte här. Menade du `paths`?
fel.yaml:4:8: Här ska stå en mapp med regler, men mappen egna-reglr finns inte. Menade du `egna-regler`?
```

När reglernas mapp är på plats prövas också det som sägs om regler:

<!-- file: fel.yaml -->
```yaml
pahts: avtal
severities: {LED001: warning}
parameters: {LED07: {lead: 4, assignments: fyra}}
```

<!-- run -->
```text
> styrkoll check --config fel.yaml
fel.yaml:1:1: Fältet `pahts` finns inte här. Menade du `paths`?
fel.yaml:2:14: Det finns varken regel eller kategori LED001. Menade du `LED01`?
fel.yaml:3:22: Regeln LED07 har ingen parameter `lead`. Menade du `leads`?
fel.yaml:3:44: `assignments` i LED07: Här väntades ett antal, ett heltal från 0.
```

En sökväg i `paths` som inte leder till någon fil är också ett fel, för det som inte granskas ska inte se ut som om
det vore i sin ordning. En fil utan innehåll är det av samma skäl.
"""


class Row(NamedTuple):
    """What the table says of a field beside what it means: in English, what may stand there, and what holds without it.

    `option` is what goes before it on the command line, if anything does.
    """

    english: str
    values: str
    otherwise: str
    option: str = "\N{EN DASH}"


_TEXTS: Final = "text eller lista"
ROWS: Final[dict[str, Row]] = {
    "language": Row("language of the output", "`sv`, `en`", "`sv`", "`--lang`"),
    "paths": Row(
        "agreements to check: files, folders, patterns",
        _TEXTS,
        "`data/*.yaml` i mappen man står i eller närmast ovanför",
        "filerna man anger",
    ),
    "rules": Row(
        "folders of rules that add to or replace the bundled ones",
        _TEXTS,
        "bara de medföljande reglerna",
        "`--rules`, som lägger till fler mappar",
    ),
    "wordings": Row("folders of wordings that an import tries first", _TEXTS, "bara de medföljande formuleringarna"),
    "select": Row("only these rules", _TEXTS, "alla regler", "`--select`"),
    "ignore": Row("not these rules", _TEXTS, "alla regler", "`--ignore`"),
    "severities": Row("other severities, by rule or category", "`error`, `warning`, `info`", "reglernas egna"),
    "parameters": Row("other values of rules' parameters", "det som regeln tar", "reglernas egna"),
    "waivers": Row("file of waivers", "en fil", "`undantag.yaml` överst i projektet, om den finns", "`--waivers`"),
    "baseline": Row("file with the baseline", "en fil", "inget utgångsläge", "`--baseline`"),
    "templates": Row("folder of templates for the report", "en mapp", "de medföljande mallarna", "`--templates`"),
    "fail_on": Row(
        "least severity that makes a run fail", "`error`, `warning`, `info`, `never`", "`error`", "`--fail-on`"
    ),
}
"""By field."""


def configuration_reference() -> str:
    """The page, with a row for every field."""
    return _PAGE.replace("{rows}", "\n".join(map(_row, SCHEMA)))


def _row(field: str) -> str:
    row = ROWS[field]
    cells = (f"`{field}`", CONFIGURATION_FIELDS[field], row.english, row.values, row.otherwise, row.option)
    return f"| {' | '.join(cells)} |"
