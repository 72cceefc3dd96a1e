"""Portuguese."""

from plangate.domain.documents.dialects.dialect import Dialect, by_name, forms, words

_KEPT = forms(
    "cumprid, atendid, respeitad, verificad, confirmad, aprovad, satisfeit, "
    "alinhad, cobert, garantid, assegurad, aplicad, abordad",
    "o, a, os, as",
)
"""What is said of a principle that is kept."""

PORTUGUESE = Dialect(
    tag="pt",
    summary=words("resumo, sumário"),
    technical_context=words("contexto técnico"),
    project_structure=words("estrutura do projeto"),
    structure_titles=words(
        "estrutura do repositório, estrutura de diretórios, estrutura de pastas, estrutura de arquivos, "
        "estrutura de ficheiros, estrutura do código, estrutura de pacotes, estrutura de módulos, "
        "organização do código"
    ),
    source_code=words("código-fonte, código fonte"),
    documentation=words("documentação"),
    structure_decision=words("decisão de estrutura, decisão da estrutura"),
    complexity=words(
        "rastreamento de complexidade, rastreamento da complexidade, acompanhamento de complexidade, "
        "acompanhamento da complexidade, controle de complexidade, controle da complexidade, complexidade"
    ),
    law=words("constituição, carta"),
    checking=words("verificação, conformidade, checagem, avaliação, revisão"),
    progress=words("progresso"),
    before=words("inicial, pré-*, antes da, antes do, antes de, antes e depois, antes e após"),
    after=words("pós-design, pós-projeto, após o design, após o projeto, depois do design"),
    again=words("reverifica*, nova verificação"),
    status_labels=words("veredicto, estado, resultado, avaliação, conformidade, situação"),
    result_labels=words("resultado, veredicto, conclusão"),
    about_labels=words("nota, versão, fonte, razão, justificativa, responsável, resolução"),
    legends=words("legenda"),
    group_titles=words("princípios, portões, verificações, critérios, requisitos"),
    other_titles=words("riscos, risco, decisões, próximos passos, desvios, violações, exceções"),
    announcing=words("seguinte, seguintes, a seguir"),
    overview_titles=words("resumo, conclusão, resultado"),
    verdict_columns=words("estado, resultado, veredic*, atende, conform*, situação, cumpr*"),
    label_columns=words("princíp*, artigo*, requisito*, critério*"),
    number_columns=words("nº, n.º"),
    breach_columns=words("violação, violação?, desvio, desvio?, exceção necessária, descumprimento, viola?, infração"),
    applies_columns=words("aplicabilidade, aplicável, aplica, aplica-se, se aplica, afeta, relevante"),
    passes=words(
        "conforme, em conformidade, atende, cumpre, passou, passa, sem violação, sem violações, "
        "sem desvio, sem desvios, cumprem"
    )
    + _KEPT,
    fails=words(
        "violação, violado, violada, reprovado, reprovada, falha, falhou, não conforme, não atende, não atendido, não "
        "cumpre, não cumprido, desvio, descumprido, descumprida, infringido, não respeitado, não conformidade, não "
        "atendida, não respeitada, não satisfeito, conflito, em conflito, infração, requer justificativa, a "
        "justificar, justificativa necessária"
    ),
    partly=words(
        "parcial, parcialmente, em parte, só em parte, conformidade parcial, cumprimento parcial, atendimento parcial"
    ),
    deferred=words("adiado, adiada"),
    excused=words(
        "exceção, justificado, justificada, desvio justificado, exceção justificada, dispensado, exceção aprovada, "
        "desvio aceito, violação justificada, isento, dispensada, tolerado, exceção documentada, desvio documentado, "
        "exceção registrada, desvio registrado, exceção aceita"
    ),
    exempt=words(
        "não aplicável, não se aplica, nao aplicavel, nao se aplica, não aplica, fora de escopo, fora do escopo, não "
        "relevante, não afetado, não afeta, não aplicado, não aplicada, não pertinente"
    ),
    pending=words(
        "pendente, pendência, a fazer, a verificar, requer atualização, requer ação, em andamento, planejado, "
        "planejada, em aberto, bloqueado, por fazer, a confirmar, ação necessária, requer atenção, requer revisão, "
        "requer verificação, requer esclarecimento, requerido, requerida, precisa de revisão, precisa de atenção, a "
        "definir, a determinar, a revisar, a validar, a implementar, por verificar, por confirmar, ação requerida, "
        "atenção necessária, revisão necessária, não iniciado, não iniciada, não verificado, ainda não, bloqueada, em "
        "espera, suspenso, em revisão, em progresso, condicional, incompleto, incompleta, desconhecido, não resolvido, "
        "antes do merge, aguardando, necessita atualização"
    ),
    applies=words("se aplica, se aplicam, aplica, aplicável, aplica-se, relevante"),
    yes=words("sim"),
    no=words("não"),
    common=words(
        "cumpre, passa, passou, falha, parcial, parcialmente, exceção, pendente, planejado, planejada, sim, não, "
        "violação, desvio, adiado, adiada, justificado, justificada, atende, violado, violada, aplicável, relevante, "
        "bloqueado, em andamento, conforme, descumprido, em parte, só em parte, conformidade parcial, cumprimento "
        "parcial, atendimento parcial, a verificar, a confirmar, a definir, a determinar, a revisar, a validar, a "
        "implementar, a fazer, por fazer, por verificar, por confirmar, requerido, requerida, ainda não, bloqueada, em "
        "espera, suspenso, condicional, incompleto, incompleta, desconhecido, antes do merge, aguardando, conflito, em "
        "conflito, isento, tolerado, em revisão, em progresso, não afeta, não aplicado, não aplicada"
    )
    + _KEPT,
    scoping=words("com, porque, pois, mas, exceto, salvo"),
    parts=words("para, em, no, na, nos, nas, ao, à, aos, às"),
    emphasis=words("ainda, agora, todos, todas, já, é, são, está, continua, também, estado"),
    degrees=words(
        "totalmente, plenamente, completamente, inteiramente, integralmente, por completo, estritamente, claramente"
    ),
    particles=words("não, nunca"),
    negations=words("não, não há, não haverá, nenhum, nenhuma, sem, nunca, jamais, nem, nada"),
    duties=words("deve, devem, deverá, deverão, permite, permitem, permitido, permitida"),
    abilities=words("pode, podem, poderá, poderão"),
    prohibitions=words("proibido, proibida, proibidos, proibidas, vedado, vedada"),
    deeds=words(
        "previsto, prevista, previstos, previstas, seguido, seguida, segue, planejado, planejada, "
        "planejados, cumprido, escrito, escritos, escrita, feito, feita, implementado, coberto, "
        "aplicado, possível, respeitado, cumpre, atendido, há testes"
    ),
    undone=words(
        "adiado para, adiada para, fica para a próxima versão, próxima versão, versão futura, versão posterior, "
        "próxima entrega, omitido, omitida, adiado para, adiada para, deixado de lado, deixada de lado, ignorado, "
        "ignorada, versão futura, versão posterior, desvia-se de, contornado"
    ),
    breaks=words(
        "é a exceção, são a exceção, viola este princípio, desvia-se deste princípio, descumpre este princípio"
    ),
    here=words(
        "nesta funcionalidade, neste recurso, para esta funcionalidade, aqui, este princípio, desta vez, "
        "neste plano, o, a, os, as, é, são, se, estão, será, serão, foram, foi, ser"
    ),
    follow_up=words(
        "pendente, pendência, a fazer, será, serão, mais tarde, na fase 2, a verificar, a confirmar, a definir, por "
        "fazer, em andamento, aguardando, antes do merge, em uma fase posterior, na fase 3"
    ),
    wanting=words("requer*, atualiza*, verificar, falta"),
    reserves=words(
        "se possível, na medida do possível, se o tempo permitir, em grande parte, idealmente, "
        "quase sempre, nem sempre, não totalmente, tomara"
    ),
    exceptions=words("exceto, salvo, exceção, exceções, com exceção de, menos, à exceção de"),
    conditions=words("quando, enquanto, até que, assim que"),
    breaches=words(
        "violação, violações, desvio, desvios, descumprimento, descumprimentos, exceção, exceções, infração"
    ),
    everything=words("todos, todas, cada, ambos"),
    whole=words("princípios, gates, portões, verificações, critérios, artigos"),
    hold=words("passa*, atend*, aprovad*, cumpr*, conform*, satisf*, respeitad*"),
    further=words("nova, novas, novo, novos, adicional, adicionais, outra, outras"),
    rest=words("demais, outros, restantes, resto"),
    back=words(
        "ver acima, veja acima, como acima, inalterado, sem alteração, idem, ver a primeira lista, igual acima, mesmo "
        "que acima, idem acima, ver abaixo, sem mudança, sem mudanças, sem alterações, como antes, conforme acima"
    ),
    reasons=words("porque, já que, devido a, pois, visto que"),
    justifications=words("justificativa, justificação, razão, motivo, por quê, por que"),
    later=words("agora, já"),
    none=words("nenhum, nenhuma, nenhuma violação, sem violações, não aplicável, não se aplica, não há, nada"),
    preambles=words(
        "propósito, objetivo, escopo, definições, terminologia, glossário, visão geral, introdução, preâmbulo, "
        "referências"
    ),
    principles=words("princípio, princípios, artigo, artigos"),
    chapters=words("seção, seções"),
    stories=words(
        "história de usuário, histórias de usuário, história do usuário, histórias do usuário, histórias de usuários, "
        "histórias dos usuários, história de utilizador, histórias de utilizador"
    ),
    joining=words("e"),
    choosing=words("ou"),
    ranging=words("a, até"),
    writings=words("especificação, plano"),
    warnings=words("aviso, atenção"),
    musts=words("deve, devem, dever, deverá, deverão, obrigatório, obrigatória, obrigatórios, obrigatórias"),
    shoulds=words("deveria, deveriam, recomenda, recomendam, recomendado, recomendada, recomendável"),
    versions=words("versão"),
    ratified=words("ratificado, ratificada, ratificado em, ratificada em"),
    amended=words("última emenda, última alteração"),
    flags=words("não negociáve*, inegociáve*, obrigatóri*"),
    optional=words(
        "opcional, opcionais, facultativo, facultativa, se aplicável, quando aplicável, caso aplicável, "
        "se necessário, quando necessário, se houver, se for o caso, se pertinente, conforme necessário"
    ),
    restricting=words(
        "se, só, somente, apenas, caso, pular, pule, omitir, omita, omitido, omitida, remover, remova, "
        "apagar, dispensado, dispensada, dispensável, não se aplica, em caso de, salvo, exceto, "
        "sempre que, para, condicional"
    ),
    decided=words(
        "decisão, decid*, definid*, resolução, resolvido, resolvida, escolhido, escolhida, escolha, resposta"
    ),
    settled=words("resolv*, respondid*, esclarecid*, removid*, eliminad*, fechad*, substituíd*, definid*, livre de"),
    speaking=words("todo, todos, todas, cada, qualquer, se, quando, usar, use, marcad*, zero"),
    questions=words(
        "questão, questões, pergunta*, marcador*, pendência*, ponto*, dúvida*, esclarecimento*, item, "
        "itens, marcação, marcações"
    ),
    formerly=words("era, eram, foi, foram, anterior*, antes, resta, restam, restou"),
    coming=words(
        "planejado, planejada, planeado, planeada, previsto, prevista, previstos, previstas, pendente*, "
        "a criar, a fazer, a gerar, a escrever, mais tarde, posterior*, futuro, futura, será, serão, "
        "durante, após, depois de, depois da, depois do, antes de, antes da, antes do, próximo, próxima, "
        "em andamento, em progresso, ao implementar, ao publicar, na implementação, "
        "fase de implementação, fase 2, fase 3, fase 4"
    ),
    perhaps=words(
        "opcional*, opcionais, conforme necessário, se necessário, se aplicável, se houver, se for, "
        "se preciso, caso necessário, caso haja, caso seja, caso exista, eventualmente, talvez, somente se, "
        "apenas se, somente para, apenas para, sob demanda"
    ),
    filling=words("preencher, preencha, completar"),
    violation_columns=words("viola*, desvio*, complexidade, princípio*, aspecto"),
    alternative_columns=words("altern*, rejei*, mais simples"),
    added=words("novo, nova, criar, criado, adicionar"),
    changed=words("modificar, modificado, atualizar, atualizado, alterar, alterado"),
    deleted=words("remover, removido, excluir, excluído"),
    given_up=words(
        "retirad*, descartad*, removid*, eliminad*, cancelad*, anulad*, obsolet*, omitid*, substituíd*, "
        "adiad*, postergad*, diferid*, abandonad*, rejeitad*, excluíd*, fora de escopo, fora do escopo, "
        "não é mais *, não necessári*, não é necessári*, desnecessári*, movid*, mesclad*, incorporad*, "
        "coberto por, coberta por, não se aplica, não será *, ignorad*, pulad*, suspenso, suspensa"
    ),
    built=words(
        "implementad*, concluíd*, entregue*, finalizad*, implantad*, publicad*, pront*, em produção, retroativ*"
    ),
    fields=by_name(
        branch="ramo",
        date="data",
        spec="especificação",
        input="entrada",
        status="estado",
        note="nota",
        language="linguagem/versão",
        dependencies="dependências principais, dependências primárias",
        storage="armazenamento",
        testing="testes",
        platform="plataforma alvo, plataforma-alvo",
        project_type="tipo de projeto",
        performance="metas de desempenho, objetivos de desempenho",
        constraints="restrições",
        scale="escala/escopo",
    ),
    meanings=by_name(
        language="linguage*",
        dependencies="dependênc*",
        storage="armazen*, banco de dados",
        platform="plataforma*, ambiente alvo",
        project_type="tipo *projeto",
        performance="desempenh*, latên*",
        constraints="restriç*, limita*",
        scale="escala*, escopo, alcance, âmbito",
        tools="bibliote*",
    ),
    concepts=by_name(
        testing="teste, testes, cobertura",
        test_first="testes primeiro, testes antes",
        observability="observabilidade, registros, logs, rastreamento, monitoramento",
        simplicity="simplicidade, simples",
        security="segurança, seguro, segredos, criptografia",
        privacy="privacidade, dados pessoais",
        performance="desempenho, latência, velocidade",
        accessibility="acessibilidade, acessível, teclado",
        documentation="documentação, documentado, guias",
        modularity="modularidade, módulos, módulo, separação, isolados",
        library="biblioteca, bibliotecas",
        contracts="contrato, contratos, interface, interfaces",
        versioning="versionamento, versões, versão",
        compatibility="compatibilidade, migração, migrações",
        errors="erro, erros, falhas",
        validation="validação, entrada, entradas",
        integrity="integridade, consistência",
        quality="qualidade",
        maintainability="manutenibilidade, legibilidade",
        review="revisão, aprovação",
        automation="automação, automático",
        dependencies="dependências, dependência",
        scalability="escalabilidade, escala",
        reliability="confiabilidade, disponibilidade, backup",
        interface="experiência do usuário, tela, telas",
        translation="tradução, internacionalização, idiomas",
        configuration="configuração, ajustes",
        deployment="implantação",
        transparency="transparência",
        audit="rastreabilidade, auditoria",
        cost="custo, custos, orçamento",
        data="dados, banco de dados, armazenamento",
    ),
)
