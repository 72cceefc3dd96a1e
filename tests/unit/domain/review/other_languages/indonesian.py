"""A law and a plan in Indonesian."""

from textwrap import dedent

from tests.unit.domain.review.other_languages.language import Language

INDONESIAN = Language(
    law=dedent("""\
        # Konstitusi Perpustakaan

        ## Prinsip Inti

        ### I. Bagian Kecil

        Setiap kemampuan harus berada dalam modul yang dapat diuji sendiri.

        ### II. Pengujian Dahulu (TIDAK DAPAT DITAWAR)

        Pengujian yang gagal wajib ada sebelum kode ditulis.

        ### III. Bahasa Sederhana

        Pesan sebaiknya dipahami oleh orang yang tidak mengenal kode.

        **Versi**: 1.2.0 | **Diratifikasi**: 2026-01-10 | **Terakhir Diubah**: 2026-03-02
        """),
    plan=dedent("""\
        # Rencana Implementasi: Pencarian katalog

        **Cabang**: `001-search` | **Tanggal**: 2026-04-01 | **Spesifikasi**: [spec.md](./spec.md)

        ## Ringkasan

        Pembaca menemukan buku melalui judulnya. Indeks disimpan di samping katalog.

        ## Konteks Teknis

        **Bahasa/Versi**: Python 3.12
        **Dependensi Utama**: Typer 0.12
        **Penyimpanan**: SQLite 3.45
        **Pengujian**: pytest 8
        **Platform Target**: Linux
        **Jenis Proyek**: satu paket
        **Target Kinerja**: 10 ms
        **Batasan**: memori 64 MB
        **Skala/Cakupan**: 20 000 buku

        ## Pemeriksaan Konstitusi

        {answers}

        ## Struktur Proyek

        ### Dokumentasi (fitur ini)

        ```text
        specs/001-search/
        ├── plan.md
        ├── research.md
        └── tasks.md
        ```

        ### Kode Sumber

        ```text
        src/
        └── search/
            └── index.py      # BARU
        ```

        **Keputusan Struktur**: Satu paket, karena indeks tidak memiliki pengguna lain.

        ## Pelacakan Kompleksitas

        Tidak ada pelanggaran.
        """),
    answers=(
        "- **I. Bagian Kecil**: LULUS, indeks adalah modul dengan pengujiannya sendiri",
        "- **II. Pengujian Dahulu**: Terpenuhi - pengujian kueri ditulis lebih dulu",
        "- **III. Bahasa Sederhana**: ✅ Sesuai, hasil kosong dijelaskan dalam satu kalimat",
    ),
    violations=(
        "PELANGGARAN, waktu tidak cukup",
        "Sebagian terpenuhi",
        "tidak terpenuhi",
        "TIDAK SESUAI",
        "terpenuhi sebagian",
        "❌ Tidak dipatuhi",
        "Prinsip ini tidak diikuti dalam fitur ini",
        "pengujian tidak ditulis",
    ),
)
