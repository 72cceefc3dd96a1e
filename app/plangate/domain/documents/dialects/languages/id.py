"""Indonesian."""

from plangate.domain.documents.dialects.dialect import Dialect, by_name, words

_KEPT = words(
    "lulus, lolos, sesuai, terpenuhi, dipenuhi, memenuhi, patuh, mematuhi, dipatuhi, taat, ditaati, diikuti, dijaga, "
    "terjaga, dijamin, terjamin, diterapkan, diverifikasi, terverifikasi, divalidasi, tervalidasi, dikonfirmasi, "
    "terkonfirmasi, disetujui, diterima, selaras, sejalan, konsisten, ditangani, dicakup, tercakup, didukung, "
    "ditegakkan, dipertahankan, selesai, lengkap, tercapai, berhasil, aman, hijau, beres, tuntas, oke"
)
"""What is said of a principle that is kept."""

INDONESIAN = Dialect(
    tag="id",
    summary=words("ringkasan, ikhtisar, rangkuman"),
    technical_context=words("konteks teknis"),
    project_structure=words("struktur proyek"),
    structure_titles=words(
        "struktur repositori, struktur direktori, struktur folder, struktur berkas, struktur file, struktur kode, "
        "struktur paket, struktur modul, pohon berkas"
    ),
    source_code=words("kode sumber"),
    documentation=words("dokumentasi"),
    structure_decision=words("keputusan struktur, pilihan struktur"),
    complexity=words("pelacakan kompleksitas, penelusuran kompleksitas, justifikasi kompleksitas, kompleksitas*"),
    law=words("konstitusi*, piagam"),
    checking=words(
        "pemeriksaan, pengecekan, periksa, cek, kepatuhan, kesesuaian, evaluasi, tinjauan, peninjauan, verifikasi"
    ),
    progress=words("pelacakan kemajuan, pelacakan progres, status pelaksanaan"),
    before=words(
        "pra-riset, pra-penelitian, pra-desain, pra-fase, pra-implementasi, awal, sebelum fase, sebelum riset, sebelum "
        "penelitian, sebelum desain, sebelum perancangan, sebelum dan sesudah"
    ),
    after=words(
        "pasca-desain, pascadesain, setelah desain, sesudah desain, setelah perancangan, setelah fase, pasca-fase"
    ),
    again=words("pemeriksaan ulang, periksa ulang, evaluasi ulang, verifikasi ulang, tinjau ulang, peninjauan ulang"),
    status_labels=words("status, hasil, putusan, penilaian, kepatuhan, kesesuaian, kesimpulan, keputusan, jawaban"),
    result_labels=words("hasil, kesimpulan, putusan, keputusan, hasil akhir, ringkasan, secara keseluruhan, evaluasi"),
    about_labels=words(
        "tanggal, versi, sumber, catatan, justifikasi, alasan, penanggung jawab, peninjau, versi konstitusi"
    ),
    legends=words("legenda, keterangan"),
    group_titles=words("prinsip, prinsip-prinsip, pemeriksaan, kriteria, persyaratan, gerbang"),
    other_titles=words(
        "risiko, keputusan, langkah selanjutnya, langkah berikutnya, penyimpangan, pelanggaran, pengecualian, "
        "justifikasi, pertanyaan terbuka, catatan"
    ),
    announcing=words("berikut, berikut ini, sebagai berikut"),
    overview_titles=words("ringkasan, kesimpulan, hasil, keseluruhan"),
    verdict_columns=words("status, hasil, putusan, kepatuhan, kesesuaian, terpenuhi, terpenuhi?, sesuai, lulus"),
    label_columns=words("prinsip*, pasal*, persyaratan, kriteria, pemeriksaan, gerbang, aturan, asas"),
    number_columns=words("no, no., nomor"),
    breach_columns=words("pelanggaran, pelanggaran?, melanggar?, penyimpangan, penyimpangan?, perlu pengecualian"),
    applies_columns=words("berlaku, berlaku?, keberlakuan, relevan, relevan?, relevansi, terdampak"),
    passes=words(
        "tidak ada pelanggaran, tanpa pelanggaran, tidak ada penyimpangan, tanpa penyimpangan, tidak ada deviasi, "
        "tidak ada konflik, tidak ada masalah, tidak melanggar, tidak menyimpang, tidak bertentangan"
    )
    + _KEPT,
    fails=words(
        "gagal, melanggar, pelanggaran, dilanggar, ada pelanggaran, penyimpangan, menyimpang, deviasi, bertentangan, "
        "konflik, ketidaksesuaian, tidak terpenuhi, tidak dipenuhi, tidak memenuhi, tidak sesuai, tidak patuh, tidak "
        "mematuhi, tidak dipatuhi, tidak lulus, tidak lolos, tidak selaras, tidak sejalan, tidak konsisten, tidak "
        "taat, tidak diikuti, tidak diterapkan, diabaikan, perlu justifikasi, memerlukan justifikasi, membutuhkan "
        "justifikasi, butuh justifikasi, perlu dijustifikasi, harus dijustifikasi"
    ),
    partly=words("sebagian, sebagian saja, hanya sebagian, parsial, secara parsial"),
    deferred=words("ditunda, ditangguhkan"),
    excused=words(
        "pengecualian, dikecualikan, dibenarkan, dapat dibenarkan, terjustifikasi, ditoleransi, pelanggaran yang "
        "dibenarkan, penyimpangan yang dibenarkan, pengecualian yang dibenarkan, pelanggaran beralasan, penyimpangan "
        "yang disetujui, pengecualian yang disetujui, penyimpangan yang diterima"
    ),
    exempt=words(
        "tidak berlaku, tidak relevan, tidak terkait, tidak terdampak, tidak terpengaruh, tidak dapat diterapkan, di "
        "luar cakupan, di luar lingkup, di luar ruang lingkup"
    ),
    pending=words(
        "tertunda, menunggu, belum, belum selesai, belum dimulai, belum diverifikasi, belum diperiksa, belum "
        "ditentukan, belum lengkap, belum diselesaikan, belum terpenuhi, belum dipenuhi, belum sesuai, belum ada, akan "
        "diverifikasi, akan diperiksa, akan dilengkapi, akan ditentukan, akan ditinjau, perlu diverifikasi, perlu "
        "diperiksa, perlu ditinjau, perlu diperbarui, perlu klarifikasi, perlu tindakan, perlu perhatian, perlu "
        "pembaruan, perlu peninjauan, perlu verifikasi, perlu tindak lanjut, memerlukan verifikasi, memerlukan "
        "tindakan, memerlukan peninjauan, dalam proses, dalam pengerjaan, dalam peninjauan, sedang berjalan, sedang "
        "dikerjakan, sedang ditinjau, direncanakan, dijadwalkan, terbuka, terblokir, terhambat, tidak diketahui, "
        "bersyarat, tindak lanjut, sebelum merge, sebelum penggabungan"
    ),
    applies=words("berlaku, relevan, terdampak, dalam cakupan"),
    yes=words("iya, betul"),
    no=words("tidak"),
    common=words(
        "gagal, melanggar, pelanggaran, dilanggar, penyimpangan, menyimpang, deviasi, bertentangan, konflik, "
        "diabaikan, ketidaksesuaian, sebagian, sebagian saja, hanya sebagian, parsial, secara parsial, ditunda, "
        "ditangguhkan, pengecualian, dikecualikan, dibenarkan, dapat dibenarkan, terjustifikasi, ditoleransi, tidak "
        "terpengaruh, tertunda, menunggu, belum, belum ada, belum selesai, belum lengkap, direncanakan, dijadwalkan, "
        "terbuka, terblokir, terhambat, bersyarat, tindak lanjut, dalam proses, sedang berjalan, sedang dikerjakan, "
        "sedang ditinjau, sebelum merge, sebelum penggabungan, akan diverifikasi, akan diperiksa, akan dilengkapi, "
        "akan ditentukan, akan ditinjau, tidak diketahui, berlaku, relevan, terdampak, dalam cakupan, iya, betul, "
        "tidak, tidak diikuti, tidak diterapkan, tidak melanggar, tidak menyimpang, tidak bertentangan"
    )
    + _KEPT,
    scoping=words("dengan, karena, sebab, tetapi, tapi, namun, kecuali, berkat"),
    parts=words("untuk, pada, dalam, bagi, hanya untuk, di sisi, di bagian"),
    emphasis=words("masih, tetap, sekarang, kini, saat ini, semua, sudah, telah, juga, lagi, adalah, status"),
    degrees=words("sepenuhnya, seluruhnya, secara penuh, penuh, mutlak, secara ketat, secara jelas"),
    particles=words("tidak, bukan, tidaklah, bukanlah, tidak pernah"),
    negations=words("tidak, bukan, tidaklah, bukanlah, tidak pernah, belum, tanpa, jangan, tidak ada, tidak satu pun"),
    duties=words("harus, wajib, boleh, diperbolehkan, diizinkan"),
    abilities=words("dapat, bisa"),
    prohibitions=words("dilarang, terlarang, tidak boleh, jangan, tidak diperbolehkan, tidak diizinkan"),
    deeds=words(
        "direncanakan, diikuti, dipenuhi, terpenuhi, dipatuhi, ditulis, dibuat, dilakukan, dikerjakan, diterapkan, "
        "diimplementasikan, digunakan, dipakai, tersedia, disediakan, disertakan, dicakup, dijaga, dijamin, mungkin, "
        "dimungkinkan, dijadwalkan, ditambahkan, diuji, mengikuti, memenuhi, mematuhi, menulis, menerapkan"
    ),
    undone=words(
        "ditunda ke, ditunda hingga, ditunda sampai, ke rilis berikutnya, ke versi berikutnya, rilis berikutnya, versi "
        "berikutnya, rilis mendatang, versi mendatang, rilis selanjutnya, versi selanjutnya, fase berikutnya, "
        "dilewati, dilewatkan, dihilangkan, ditinggalkan, diabaikan, mengabaikan, dikesampingkan, mengesampingkan, "
        "menyimpang dari, tidak ada waktu, tidak sempat, nanti saja, belakangan saja, perlu justifikasi, memerlukan "
        "justifikasi, membutuhkan justifikasi"
    ),
    breaks=words(
        "adalah pengecualian, merupakan pengecualian, menjadi pengecualian, melanggar prinsip ini, melanggar prinsip "
        "tersebut, menyimpang dari prinsip ini, bertentangan dengan prinsip ini, mengabaikan prinsip ini"
    ),
    here=words(
        "di fitur ini, dalam fitur ini, pada fitur ini, untuk fitur ini, fitur ini, di rencana ini, dalam rencana ini, "
        "rencana ini, di sini, prinsip ini, kali ini, pada rilis ini, dalam rilis ini, rilis ini, untuk saat ini, "
        "kami, kita, ini, akan, adalah, sudah, telah"
    ),
    follow_up=words(
        "akan diverifikasi, akan diperiksa, akan ditambahkan, akan diperbarui, akan dilengkapi, akan ditinjau, akan "
        "menyusul, menyusul, menunggu, tertunda, nanti, di kemudian hari, tindak lanjut, sedang berjalan, sebelum "
        "merge, sebelum penggabungan, pada fase berikutnya, di fase 2, pada fase 2, pada fase 3"
    ),
    wanting=words("perlu, memerlukan, membutuhkan, diperlukan, dibutuhkan, pembaruan"),
    reserves=words(
        "sebisa mungkin, sedapat mungkin, sejauh mungkin, jika memungkinkan, bila memungkinkan, jika waktu "
        "memungkinkan, bila waktu memungkinkan, kalau sempat, jika sempat, sebagian besar, pada umumnya, umumnya, "
        "idealnya, diusahakan, mudah-mudahan, kurang lebih, hampir, pada prinsipnya saja, tidak selalu, tidak "
        "sepenuhnya, tidak seluruhnya, tidak di semua tempat"
    ),
    exceptions=words("kecuali, terkecuali, pengecualian, selain, dengan pengecualian"),
    conditions=words("jika, bila, apabila, kalau, ketika, asalkan, sampai, hingga, hanya jika"),
    breaches=words("pelanggaran, penyimpangan, deviasi, konflik, pengecualian, ketidaksesuaian"),
    everything=words("semua, semuanya, seluruh, setiap, segala, tiap, tiap-tiap, kedua"),
    whole=words("prinsip*, gerbang, pemeriksaan, kriteria, pasal*, persyaratan, butir, poin"),
    hold=words("terpenuhi, dipenuhi, memenuhi, lulus, lolos, sesuai, dipatuhi, patuh, mematuhi, selaras"),
    further=words("baru, tambahan, lain, lainnya, lebih lanjut"),
    rest=words("lainnya, yang lain, sisanya, selebihnya"),
    back=words(
        "lihat di atas, seperti di atas, sama seperti di atas, sama dengan di atas, sama seperti sebelumnya, seperti "
        "sebelumnya, tidak berubah, tidak ada perubahan, lihat daftar pertama, lihat tabel di atas, lihat di bawah, "
        "lihat pelacakan kompleksitas, idem"
    ),
    reasons=words("karena, sebab, oleh karena, akibat, dikarenakan, alasan"),
    justifications=words("justifikasi, pembenaran, alasan, mengapa, mengapa diperlukan, kenapa"),
    later=words("sekarang, kini"),
    none=words("tidak ada, nihil, kosong, tidak berlaku, tidak perlu, tidak ada pelanggaran, tanpa pelanggaran"),
    preambles=words(
        "tujuan, ruang lingkup, cakupan, definisi, istilah, glosarium, gambaran umum, pendahuluan, pengantar, latar "
        "belakang, mukadimah, pembukaan, referensi, rujukan"
    ),
    principles=words("prinsip, prinsip-prinsip, pasal, pasal-pasal, asas"),
    chapters=words("bagian, bab"),
    citing=words("aturan, gerbang, pilar"),
    stories=words("cerita pengguna, kisah pengguna"),
    joining=words("dan, serta"),
    choosing=words("atau"),
    ranging=words("sampai, hingga, sampai dengan, s/d"),
    writings=words("spesifikasi, riset, penelitian, rencana"),
    warnings=words("peringatan, perhatian, awas"),
    musts=words("harus, wajib, diwajibkan, diharuskan, dilarang, tidak boleh, jangan"),
    shoulds=words("sebaiknya, disarankan, dianjurkan, direkomendasikan, hendaknya, seyogianya"),
    versions=words("versi"),
    ratified=words("diratifikasi, diratifikasi pada, tanggal ratifikasi, disahkan, disahkan pada"),
    amended=words("terakhir diubah, terakhir diamandemen, perubahan terakhir, amandemen terakhir"),
    flags=words(
        "tidak dapat dinegosiasikan, tidak bisa dinegosiasikan, tidak boleh dinegosiasikan, tidak dapat ditawar*, "
        "tidak bisa ditawar*, tidak boleh ditawar*, tanpa kompromi, tak bisa ditawar*, tak dapat ditawar*"
    ),
    optional=words(
        "opsional, jika berlaku, bila berlaku, apabila berlaku, jika perlu, bila perlu, jika diperlukan, bila "
        "diperlukan, apabila diperlukan, jika relevan, bila relevan, jika ada, bila ada, apabila ada, tidak wajib"
    ),
    restricting=words(
        "hanya, lewati, dilewati, hapus, hilangkan, tidak diperlukan, tidak perlu, tidak berlaku, kecuali, untuk"
    ),
    decided=words("keputusan, diputuskan, resolusi, penyelesaian, dipilih, pilihan, jawaban"),
    settled=words(
        "diselesaikan, terselesaikan, telah diselesaikan, dijawab, terjawab, diklarifikasi, diperjelas, dihapus, "
        "dihilangkan, diganti, digantikan, ditutup, ditangani, diatasi, teratasi, bebas dari, selesai, tuntas"
    ),
    speaking=words("semua, seluruh, setiap, tiap, segala, jika, bila, apabila, gunakan, ditandai, penanda, nol"),
    questions=words("pertanyaan*, penanda*, tanda*, butir*, poin*, klarifikasi*, ketidakjelasan*, keraguan*, isu"),
    formerly=words("dulu, dulunya, dahulu, sebelumnya, semula, tersisa, sisa"),
    coming=words(
        "direncanakan, dijadwalkan, akan di*, akan datang, akan menyusul, menyusul, menunggu, tertunda, belum ada, "
        "belum dibuat, belum ditulis, nanti, nantinya, kemudian, di kemudian hari, mendatang, selanjutnya, berikutnya, "
        "sedang dikerjakan, dalam proses, selama, setelah, sesudah, sebelum, saat implementasi, saat rilis, saat "
        "build, tahap implementasi, fase implementasi, fase 2, fase 3, fase 4, tahap 2, tahap 3, tahap 4"
    ),
    perhaps=words(
        "opsional*, jika perlu, bila perlu, kalau perlu, jika diperlukan, bila diperlukan, apabila diperlukan, jika "
        "relevan, mungkin, barangkali, hanya jika, hanya bila, hanya untuk, tergantung, bergantung pada, sesuai "
        "kebutuhan, atas permintaan"
    ),
    filling=words("isi, isilah, diisi, harus dijustifikasi, harus dibenarkan"),
    violation_columns=words("pelanggaran*, penyimpangan*, deviasi, kompleksitas, prinsip*, aspek"),
    alternative_columns=words("alternatif*, ditolak*, lebih sederhana"),
    added=words("baru, tambah, tambahkan, ditambahkan, buat, dibuat"),
    changed=words("ubah, diubah, perbarui, diperbarui, perluas, diperluas, modifikasi, dimodifikasi"),
    deleted=words("hapus, dihapus"),
    given_up=words(
        "dibatalkan, batal, ditarik, dicabut, ditinggalkan, usang, kedaluwarsa, digantikan, diganti, dihapus, ditunda, "
        "ditangguhkan, ditolak, dilewati, dihilangkan, tidak lagi *, tidak diperlukan, tidak perlu, tidak dibutuhkan, "
        "tidak berlaku, tidak direncanakan, tidak dikerjakan, tidak akan *, di luar cakupan, di luar lingkup, "
        "dipindahkan, digabungkan ke, dicakup oleh, duplikat"
    ),
    built=words("diimplementasikan, telah diimplementasikan, selesai, rampung, dirilis, telah dirilis, di produksi"),
    fields=by_name(
        branch="cabang, cabang fitur, branch fitur",
        date="tanggal",
        spec="spesifikasi, spesifikasi fitur",
        input="masukan",
        status="status",
        note="catatan",
        language="bahasa/versi, bahasa, bahasa pemrograman",
        dependencies="dependensi utama, ketergantungan utama, dependensi, ketergantungan",
        storage="penyimpanan, penyimpanan data, basis data",
        testing="pengujian",
        platform="platform target, target platform, platform sasaran",
        project_type="jenis proyek, tipe proyek",
        performance="target kinerja, sasaran kinerja, tujuan kinerja, target performa, kinerja",
        constraints="batasan, kendala",
        scale="skala/cakupan, skala/lingkup, skala/ruang lingkup, skala, cakupan",
    ),
    meanings=by_name(
        language="bahasa*",
        dependencies="dependensi*, ketergantungan*",
        storage="penyimpanan*, basis data",
        testing="pengujian*",
        platform="platform*, lingkungan target",
        project_type="jenis *proyek, tipe *proyek",
        performance="kinerja*, performa, latensi*",
        constraints="batasan*, kendala*, pembatasan*",
        scale="skala*, cakupan*, ruang lingkup",
        tools="pustaka*, kerangka kerja",
    ),
    concepts=by_name(
        testing="pengujian, uji, diuji, cakupan uji, cakupan pengujian",
        test_first="uji dahulu, uji dulu, tes dahulu, tes dulu, tes lebih dulu, pengujian dahulu, uji lebih dulu",
        observability="observabilitas, keteramatan, pencatatan, pemantauan, metrik, telemetri",
        simplicity="kesederhanaan, sederhana",
        security="keamanan, aman, rahasia, enkripsi, autentikasi, otorisasi",
        privacy="privasi, data pribadi",
        performance="kinerja, performa, kecepatan, latensi",
        accessibility="aksesibilitas, papan ketik, pembaca layar",
        documentation="dokumentasi, didokumentasikan, panduan",
        modularity="modularitas, modular, modul, pemisahan, isolasi",
        library="pustaka",
        command_line="baris perintah",
        contracts="kontrak, antarmuka, skema",
        versioning="pemversian, penomoran versi, versi, rilis",
        compatibility="kompatibilitas, migrasi",
        errors="kesalahan, galat, kegagalan, penanganan kesalahan",
        validation="masukan, validasi masukan",
        integrity="integritas, konsistensi, transaksi",
        quality="kualitas, mutu, kualitas kode",
        maintainability="keterpeliharaan, pemeliharaan, keterbacaan",
        review="tinjauan kode, peninjauan kode, telaah sejawat",
        automation="otomatisasi, otomasi, otomatis",
        dependencies="dependensi, ketergantungan, rantai pasok",
        scalability="skalabilitas, penskalaan",
        reliability="keandalan, ketersediaan, cadangan, pemulihan",
        interface="antarmuka pengguna, pengalaman pengguna, layar, sistem desain",
        translation="terjemahan, pelokalan, lokalisasi",
        configuration="konfigurasi, pengaturan",
        deployment="penyebaran, infrastruktur",
        transparency="transparansi, keterbukaan",
        integration="integrasi, pengujian integrasi",
        audit="jejak audit, ketertelusuran",
        licensing="lisensi, hak cipta",
        cost="biaya, anggaran",
        safety="keselamatan",
        data="basis data, penyimpanan",
    ),
)
