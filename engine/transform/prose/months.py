"""The months in eleven languages, whole and shortened."""

_MONTHS = """
january jan januari janvier enero ene gennaio gen janeiro januar jänner ιανουαρίου ιανουάριος sausio sausis
february feb februari février févr febrero febbraio fevereiro fev februar φεβρουαρίου φεβρουάριος vasario vasaris
march mar mars marzo março märz maart mrt μαρτίου μάρτιος kovo kovas
april apr avril avr abril abr aprile απριλίου απρίλιος balandžio balandis
may maj mai mayo maggio maio mei μαΐου μάιος gegužės gegužė
june jun juni juin junio giugno junho ιουνίου ιούνιος birželio birželis
july jul juli juillet juil julio luglio julho ιουλίου ιούλιος liepos liepa
august aug augusti août agosto ago augustus αυγούστου αύγουστος rugpjūčio rugpjūtis
september sep sept septembre septiembre settembre set setembro σεπτεμβρίου σεπτέμβριος rugsėjo rugsėjis
october oct okt oktober octobre octubre ottobre outubro out οκτωβρίου οκτώβριος spalio spalis
november nov novembre noviembre novembro νοεμβρίου νοέμβριος lapkričio lapkritis
december dec déc décembre dic diciembre dicembre dez dezember dezembro desember des δεκεμβρίου δεκέμβριος gruodžio gruodis
"""
MONTH = {
    name: number
    for number, names in enumerate(_MONTHS.strip().splitlines(), 1)
    for name in names.split()
}
"""Month name or its short form, in lower case -> number."""
