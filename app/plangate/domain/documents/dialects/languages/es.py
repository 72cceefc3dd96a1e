"""Spanish."""

from plangate.domain.documents.dialects.dialect import Dialect, by_name, forms, words

_KEPT = forms(
    "cumplid, superad, respetad, verificad, confirmad, aprobad, satisfech, "
    "alinead, cubiert, garantizad, asegurad, aplicad, abordad",
    "o, a, os, as",
)
"""What is said of a principle that is kept."""

SPANISH = Dialect(
    tag="es",
    summary=words("resumen"),
    technical_context=words("contexto técnico"),
    project_structure=words("estructura del proyecto"),
    structure_titles=words(
        "estructura del repositorio, estructura de directorios, estructura de carpetas, "
        "estructura de archivos, estructura del código, estructura de paquetes, estructura de módulos, "
        "organización del código"
    ),
    source_code=words("código fuente"),
    documentation=words("documentación"),
    structure_decision=words("decisión de estructura, decisión sobre la estructura"),
    complexity=words("seguimiento de complejidad, seguimiento de la complejidad, complejidad"),
    law=words("constitución, carta"),
    checking=words("verificación, cumplimiento, conformidad, revisión, comprobación, evaluación"),
    progress=words("seguimiento del progreso"),
    before=words("inicial, antes de, antes del, antes, previa, antes y después"),
    after=words("tras el diseño, después del diseño, post-diseño, postdiseño, post diseño"),
    again=words("nueva verificación, reverifica*"),
    status_labels=words("veredicto, estado, resultado, evaluación, cumplimiento"),
    result_labels=words("resultado, veredicto, conclusión"),
    about_labels=words("fecha, nota, versión, fuente, razón, justificación, responsable"),
    legends=words("leyenda"),
    group_titles=words("principios, puertas, verificaciones, criterios, requisitos"),
    other_titles=words("riesgos, riesgo, decisiones, próximos pasos, desviaciones, violaciones, excepciones"),
    announcing=words("siguiente, siguientes, lo siguiente, a continuación"),
    overview_titles=words("resumen, conclusión, resultado"),
    verdict_columns=words("estado, resultado, veredic*, cumpl*, conforme"),
    label_columns=words("princip*, artículo*, requisito*, criterio*"),
    number_columns=words("nº, n.º, núm."),
    breach_columns=words(
        "violación, ¿violación?, violación?, desviación, ¿desviación?, desviación?, excepción necesaria, "
        "incumplimiento, ¿incumple?, infracción"
    ),
    applies_columns=words("aplicabilidad, aplica, se aplica, aplicable, afecta, relevante"),
    passes=words("cumple, pasa, conforme, sin violaciones, sin desviaciones, correcto, en regla") + _KEPT,
    fails=words(
        "violación, violado, incumple, incumplido, incumplida, incumplimiento, no cumple, no cumplido, fallo, falla, "
        "no conforme, desviación, no respetado, no respetada, infringido, suspenso, no satisfecho, no satisfecha, no "
        "se cumple, incumplida parcialmente, conflicto, vulnerado, requiere justificación, por justificar, "
        "justificación requerida"
    ),
    partly=words("parcial, parcialmente, en parte, solo en parte, cumplimiento parcial, conformidad parcial"),
    deferred=words("aplazado, aplazada, diferido, diferida"),
    excused=words(
        "excepción, justificado, justificada, desviación justificada, excepción justificada, dispensado, excepción "
        "aprobada, desviación aceptada, violación justificada, exento, eximido, tolerado, excepción documentada, "
        "desviación documentada, excepción registrada, desviación registrada, excepción aceptada"
    ),
    exempt=words(
        "no aplica, no aplicable, no se aplica, no procede, fuera de alcance, fuera del alcance, no relevante, no "
        "afectado, no afecta, no corresponde"
    ),
    pending=words(
        "pendiente, por hacer, por verificar, en progreso, planificado, requiere actualización, en curso, por "
        "confirmar, requiere acción, sin verificar, por revisar, por definir, por determinar, por completar, por "
        "implementar, pendiente de revisión, pendiente de verificación, requiere atención, requiere revisión, requiere "
        "verificación, requiere aclaración, necesita revisión, necesita atención, acción requerida, acción necesaria, "
        "atención requerida, revisión requerida, no iniciado, sin iniciar, no verificado, bloqueado, en espera, en "
        "revisión, condicional, incompleto, sin resolver, desconocido, antes del merge"
    ),
    applies=words("se aplica, se aplican, aplican, aplicable, aplica, procede, relevante"),
    yes=words("sí"),
    no=words("no"),
    common=words(
        "cumple, pasa, falla, fallo, parcial, parcialmente, excepción, pendiente, planificado, en curso, sí, no, "
        "correcto, violación, desviación, aplazado, aplazada, diferido, diferida, justificado, justificada, aplica, "
        "aplicable, procede, relevante, violado, conforme, incumplido, incumplida, en parte, solo en parte, "
        "cumplimiento parcial, conformidad parcial, por hacer, por verificar, por revisar, por definir, por "
        "determinar, por completar, por implementar, por confirmar, bloqueado, en espera, condicional, incompleto, "
        "desconocido, antes del merge, conflicto, exento, tolerado, en revisión, no afecta, no corresponde"
    )
    + _KEPT,
    scoping=words("con, porque, ya, pero, salvo, excepto"),
    parts=words("para, en, al, a la, a los, a las"),
    emphasis=words("todavía, ahora, todos, todas, ya, es, son, está, sigue, también, estado"),
    degrees=words(
        "totalmente, plenamente, completamente, enteramente, íntegramente, por completo, estrictamente, claramente"
    ),
    particles=words("no, nunca"),
    negations=words("no, no hay, no habrá, ningún, ninguna, ninguno, sin, nunca, jamás, tampoco, nada, ni"),
    duties=words("debe, deben, deberá, deberán, permite, permiten, permitido, permitida"),
    abilities=words("puede, pueden, podrá, podrán"),
    prohibitions=words("prohibido, prohibida, prohibidos, prohibidas, queda prohibido"),
    deeds=words(
        "previsto, prevista, previstos, previstas, seguido, sigue, siguen, planificado, planificadas, "
        "cumplido, escrito, escrita, escritos, escritas, hecho, hecha, implementado, cubierto, aplicado, "
        "posible, respetado, planeado, planeada, planean, cumple, respeta"
    ),
    undone=words(
        "se aplaza a, aplazado a, aplazada a, se deja para, siguiente versión, próxima versión, versión posterior, "
        "próxima entrega, requiere justificación, omitido, omitida, omitidas, aplazado a, aplazada a, pospuesto, "
        "pospuesta, se deja de lado, se ignora, versión posterior, se aparta de, se salta, infringe"
    ),
    breaks=words(
        "es la excepción, son la excepción, viola este principio, incumple este principio, se aparta de este principio"
    ),
    here=words(
        "en esta función, en esta funcionalidad, para esta función, aquí, este principio, esta vez, "
        "en este plan, se, el, la, los, las, es, son, lo, están, serán, será, han, ha, sido"
    ),
    follow_up=words(
        "pendiente, por hacer, será, serán, más adelante, en fase 2, por verificar, por confirmar, por revisar, en "
        "curso, en progreso, antes del merge, en una fase posterior, en la fase 2, en fase 3, a verificar"
    ),
    wanting=words("requiere*, actualiza*, verificar, falta"),
    reserves=words(
        "si es posible, en la medida de lo posible, si el tiempo lo permite, en gran parte, idealmente, "
        "casi siempre, no siempre, no del todo, ojalá"
    ),
    exceptions=words("excepto, salvo, excepción, excepciones, con excepción de, menos, a excepción de"),
    conditions=words("si, cuando, mientras, hasta que, una vez que"),
    breaches=words(
        "violación, violaciones, desviación, desviaciones, incumplimiento, incumplimientos, excepción, "
        "excepciones, infracción, infracciones"
    ),
    everything=words("todos, todas, cada"),
    whole=words("principios, gates, puertas, verificaciones, criterios, artículos"),
    hold=words("pasan, cumplen, aprobad*, cumplid*, conform*, satisf*, respet*"),
    further=words("nueva, nuevas, nuevo, nuevos, adicional, adicionales, otra, otras, más"),
    rest=words("demás, otros, restantes, resto"),
    back=words(
        "ver arriba, véase arriba, como arriba, sin cambios, igual, ídem, ver la primera lista, igual que arriba, lo "
        "mismo que arriba, sin cambio, ver más arriba, ver abajo, véase la tabla anterior, como antes"
    ),
    reasons=words("porque, ya que, debido a, puesto que"),
    justifications=words("justificación, razón, motivo, por qué"),
    later=words("ahora, ya"),
    none=words("ninguno, ninguna, sin violaciones, no aplica, no hay, nada"),
    preambles=words(
        "propósito, objetivo, alcance, definiciones, terminología, glosario, visión general, introducción, preámbulo, "
        "referencias"
    ),
    principles=words("principio, principios, artículo, artículos"),
    chapters=words("sección, secciones"),
    stories=words("historia de usuario, historias de usuario, historias de usuarios"),
    joining=words("y, e"),
    choosing=words("o"),
    ranging=words("a, hasta"),
    writings=words("especificación"),
    warnings=words("advertencia, aviso, atención"),
    musts=words("debe, deben, deberá, deberán, obligatorio, obligatoria, obligatorios, obligatorias"),
    shoulds=words("debería, deberían, recomienda, recomiendan, recomendado, recomendada, recomendable"),
    versions=words("versión"),
    ratified=words("ratificado, ratificada, ratificado el, ratificada el"),
    amended=words("última enmienda, última modificación"),
    flags=words("no negociable*, innegociable*, irrenunciable*, obligatori*"),
    optional=words(
        "opcional, opcionales, facultativo, facultativa, si aplica, si procede, si corresponde, "
        "cuando aplique, cuando proceda, si es necesario, si hace falta, si los hay, si las hay, "
        "según necesidad, de ser necesario"
    ),
    restricting=words(
        "solo, sólo, solamente, únicamente, omitir, omítase, omita, omitido, saltar, saltarse, eliminar, "
        "borrar, quitar, no aplica, en caso de, salvo, excepto, siempre que, para, condicional"
    ),
    decided=words(
        "decisión, decid*, resolución, resuelto, resuelta, resueltos, resueltas, elegido, elegida, elección, respuesta"
    ),
    settled=words(
        "resuelt*, resolv*, respondid*, aclarad*, eliminad*, quitad*, cerrad*, sustituid*, reemplazad*, libre de"
    ),
    speaking=words("todo, todos, todas, cada, cualquier, si, cuando, usar, marcad*, cero"),
    questions=words(
        "pregunta*, cuestión, cuestiones, marcador*, pendiente*, punto*, duda*, aclaración, aclaraciones, "
        "elemento*, marca, marcas"
    ),
    formerly=words("era, eran, fue, fueron, anterior*, antes, queda, quedan, quedó"),
    coming=words(
        "planificado, planificada, previsto, prevista, previstos, previstas, pendiente*, por crear, "
        "por hacer, por generar, por escribir, más adelante, más tarde, posterior*, futuro, futura, "
        "será, serán, se creará*, se generará*, se añadirá*, se escribirá*, durante, tras, después de, "
        "después del, antes de, antes del, luego, próximo, próxima, siguiente, en curso, en progreso, "
        "al implementar, al publicar, al desplegar, fase de implementación, fase 2, fase 3, fase 4"
    ),
    perhaps=words(
        "opcional*, según sea necesario, según necesidad, si procede, cuando proceda, de ser necesario, "
        "en su caso, eventualmente, quizá, quizás, tal vez, solo si, sólo si, solo para, sólo para, "
        "bajo demanda"
    ),
    filling=words("completar, rellenar, complete, rellene"),
    violation_columns=words("viola*, incumpl*, desviac*, complejidad, principio*, aspecto"),
    alternative_columns=words("altern*, rechaz*, más simple"),
    added=words("nuevo, nueva, crear, creado, añadir"),
    changed=words("modificar, modificado, actualizar, actualizado"),
    deleted=words("eliminar, eliminado, borrar"),
    given_up=words(
        "retirad*, descartad*, eliminad*, cancelad*, anulad*, obsolet*, omitid*, reemplazad*, "
        "sustituid*, aplazad*, pospuest*, diferid*, abandonad*, rechazad*, excluid*, fuera de alcance, "
        "fuera del alcance, ya no *, no necesari*, no es necesari*, innecesari*, movid*, trasladad*, "
        "fusionad*, cubierto por, cubierta por, no aplica, no se hará, suspendid*"
    ),
    built=words(
        "implementad*, completad*, terminad*, entregad*, desplegad*, "
        "publicad*, finalizad*, hech*, en producción, retroactiv*"
    ),
    fields=by_name(
        branch="rama",
        date="fecha",
        spec="especificación",
        input="entrada",
        status="estado",
        note="nota",
        language="lenguaje/versión",
        dependencies="dependencias principales, dependencias primarias",
        storage="almacenamiento",
        testing="pruebas",
        platform="plataforma objetivo",
        project_type="tipo de proyecto",
        performance="objetivos de rendimiento",
        constraints="restricciones",
        scale="escala/alcance",
    ),
    meanings=by_name(
        language="lenguaje*",
        dependencies="dependenc*",
        storage="almacen*, base de datos, bases de datos",
        testing="prueba*",
        platform="plataforma*, entorno de destino",
        project_type="tipo *proyecto",
        performance="rendimiento, latenc*",
        constraints="restricc*, limita*",
        scale="escala*, alcance",
        tools="bibliote*",
    ),
    concepts=by_name(
        testing="prueba, pruebas, test, tests, cobertura",
        test_first="pruebas primero, tests primero",
        observability="observabilidad, registros, trazas, monitoreo, bitácora",
        simplicity="simplicidad, simple, sencillez",
        security="seguridad, seguro, secretos, cifrado",
        privacy="privacidad, datos personales",
        performance="rendimiento, latencia, velocidad",
        accessibility="accesibilidad, accesible, teclado",
        documentation="documentación, documentado, guías",
        modularity="modularidad, módulos, módulo, separación, aislados",
        library="biblioteca, bibliotecas, librería",
        contracts="contrato, contratos, interfaz, interfaces",
        versioning="versionado, versiones, versión",
        compatibility="compatibilidad, migración, migraciones",
        errors="error, errores, fallos",
        validation="validación, entrada, entradas",
        integrity="integridad, consistencia",
        quality="calidad",
        maintainability="mantenibilidad, legibilidad",
        review="revisión, aprobación",
        automation="automatización, automático",
        dependencies="dependencias, dependencia",
        scalability="escalabilidad, escala",
        reliability="fiabilidad, disponibilidad, respaldo",
        interface="experiencia de usuario, pantalla, pantallas",
        translation="traducción, internacionalización, idiomas",
        configuration="configuración, ajustes",
        deployment="despliegue",
        transparency="transparencia",
        audit="trazabilidad, auditoría",
        cost="coste, costo, presupuesto",
        data="datos, base de datos, almacenamiento",
    ),
)
