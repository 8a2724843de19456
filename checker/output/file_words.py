"""What the fields of the small files mean, in Swedish, for editors: rules, their sources, configuration.

What the fields of the agreement file mean is in `format_words`.
"""

from __future__ import annotations

from typing import Final

RULE_FIELDS: Final[dict[str, str]] = {
    "id": "Regelns kortnamn. Välj ett som ingen annan regel har; annars ersätter regeln den andra.",
    "severity": "Hur allvarlig en iakttagelse är.",
    "title": "Rubriken. Den säger vad som är fel.",
    "basis": "Vad regeln stöder sig på: en nyckel i sources.yaml, eller en av överenskommelsens bestämmelser.",
    "basis.clause": "Bestämmelsen i överenskommelsen. Saknas den där svarar regeln ”gäller inte här”.",
    "target": "Det eller de slag som regeln tittar på.",
    "where": "Vilka av dem. Utan fältet tittar regeln på alla.",
    "require": "Vad som ska gälla.",
    "parameters": "Värden som inställningarna kan ändra. De skrivs `$namn` i villkoren.",
    "report_at": "Vilket ställe i filen som pekas ut.",
    "follows_from": "Regler vars iakttagelse på samma ställe förklarar den här, så att bara den visas.",
    "message": "Det som sägs om varje ställe. Ord inom klamrar byts mot det som står i överenskommelsen.",
    "advice": "Vad man bör göra.",
    "question": "Frågan till dem som beslutar, om allt som regeln har funnit. Visas i rapporten när regeln är `error`.",
    "unwaivable": "Varför inget beslut kan låta regelns iakttagelser stå. Utan fältet kan de undantas.",
    "examples": "Ändringar i den påhittade överenskommelsen rules/sound.yaml, som prövar regeln.",
    "examples.is": "Vad regeln ska svara efter ändringen.",
    "examples.with": "Ändringen: numret på det som ändras, och fälten. `null` tar bort ett fält.",
    "examples.add": "Mål eller uppdrag som läggs till.",
    "examples.remove": "Nummer på det som tas bort.",
    "examples.waivers": "Beviljade undantag, som i filen med undantag. Exemplen prövas den 30 juni 2026.",
    "examples.follow_up": "Ändringar i en uppföljning där allt som ska redovisas ligger enligt plan.",
    "examples.follow_up.occasion": "Tillfället: vår om inget anges.",
    "examples.follow_up.reports": "Ändringen: numret på det som redovisas, och fälten. `null` tar bort.",
    "examples.at": "Var iakttagelsen ska hamna.",
    "examples.value": "Värdet eller värdena som iakttagelsen ska nämna.",
    "examples.note": "Varför exemplet finns.",
    "sources": "Lagar, granskningar och vägledningar, var och en under sin nyckel.",
    "sources.name": "Vad källan heter.",
    "sources.paragraph": "Paragrafen eller sidan.",
    "sources.says": "Vad den säger, i en mening. Det är inget citat.",
    "sv": "På svenska.",
    "en": "På engelska.",
}
"""In a file with a rule, or with sources. By the field's path from the top of the file, or by its own name."""

CONFIGURATION_FIELDS: Final[dict[str, str]] = {
    "language": "Språket för allt som skrivs ut.",
    "paths": "Överenskommelserna som granskas när inga anges: filer, mappar eller mönster som `avtal/*.yaml`. En mapp "
    "står för filerna i den som slutar på `.yaml` eller `.yml`; ett mönster med `**` går ner i undermappar.",
    "rules": "Mappar med egna regler. De läggs till de medföljande, eller ersätter dem som har samma kortnamn.",
    "wordings": "Mappar med egna formuleringar, som inläsningen av dokument prövar före de medföljande.",
    "select": "Bara de här reglerna prövas: kortnamn, kategorier eller allvarlighetsgrader.",
    "ignore": "De här reglerna prövas inte: kortnamn, kategorier eller allvarlighetsgrader.",
    "severities": "Hur allvarlig en regel är hos er: regelns kortnamn eller kategori, och allvarlighetsgraden. Det som "
    "står för regeln går före det som står för kategorin.",
    "parameters": "Värden för reglers parametrar: regelns kortnamn, och under det parameterns namn och värde.",
    "waivers": "Filen med beviljade undantag.",
    "baseline": "Filen med utgångsläget: iakttagelser som fanns när överenskommelsen togs in och tills vidare får stå.",
    "templates": "Mappen med egna mallar för rapporten. Det som inte finns där tas från de medföljande.",
    "fail_on": "Från vilken allvarlighetsgrad en öppen iakttagelse ger slutkod 1, så att en körning i CI stoppas.",
}
"""In `styrkoll.yaml`."""

WAIVER_FIELDS: Final[dict[str, str]] = {
    "waivers": "Besluten om att en iakttagelse får stå kvar, ett i taget.",
    "agreement": "Överenskommelsens kortnamn. Behövs bara när filen gäller flera.",
    "rule": "Regelns kortnamn.",
    "subject": "Numret, koden eller det annat som iakttagelsen gäller.",
    "title": "Rubriken på det när beslutet fattades. Har det fått en annan behöver beslutet bekräftas.",
    "values": "Det som regeln hade funnit när beslutet fattades. Tillkommer något öppnas iakttagelsen igen.",
    "reason": "Varför det får stå kvar.",
    "decided_by": "Vem som har beslutat det.",
    "decision": "Var beslutet finns: protokoll, paragraf eller diarienummer.",
    "expires": "Sista dagen som beslutet gäller.",
}
"""In the file of waivers."""

FOLLOW_UP_FIELDS: Final[dict[str, str]] = {
    "follow_up": "Vilken uppföljning det är.",
    "follow_up.agreement": "Överenskommelsens kortnamn.",
    "follow_up.occasion": "Tillfället.",
    "follow_up.note": "En upplysning om filen, som visas först i rapporten.",
    "reports": "Redovisningarna, en för varje mål eller uppdrag och verksamhet.",
    "item": "Numret på målet eller uppdraget.",
    "title": "Vad målet eller uppdraget hette när det redovisades, så att redovisningen inte hamnar på ett annat.",
    "by": "Koden för verksamheten som redovisar. Utan fältet gäller redovisningen alla som har det.",
    "status": "Läget: enligt plan, avviker, klart, inte påbörjat, ej mätbar eller ej rapporterad.",
    "comment": "Det som verksamheten vill säga.",
    "cause": "Orsaken till att det avviker.",
    "consequence": "Vad avvikelsen leder till.",
    "action": "Vad som görs åt den.",
    "owner": "Vem som ansvarar för åtgärden.",
    "date": "Dagen då åtgärden är klar.",
    "forecast": "Hur det väntas vara vid årets slut.",
    "outcomes": "Nya utfall: indikatorns id, och under det år och värde.",
}
"""In the file of a follow-up."""

LANGUAGE_WORDS: Final[dict[str, str]] = {"sv": "svenska", "en": "engelska"}
NEVER_WORDS: Final = "aldrig"
"""The threshold that no finding reaches."""

VERDICT_WORDS: Final[dict[str, str]] = {
    "finding": "en iakttagelse",
    "ok": "ingen anmärkning",
    "undecided": "kan inte avgöras",
    "no_target": "inget att titta på",
    "not_applicable": "gäller inte här",
}
"""What an example can expect."""
