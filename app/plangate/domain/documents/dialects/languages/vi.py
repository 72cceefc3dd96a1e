"""Vietnamese."""

from plangate.domain.documents.dialects.dialect import Dialect, as_written, by_name

VIETNAMESE = Dialect(
    tag="vi",
    summary=as_written("tóm tắt, tổng quan"),
    technical_context=as_written("bối cảnh kỹ thuật, ngữ cảnh kỹ thuật"),
    project_structure=as_written("cấu trúc dự án"),
    structure_titles=as_written(
        "cấu trúc thư mục, cấu trúc kho mã, cấu trúc mã nguồn, cấu trúc tệp, cấu trúc gói, bố cục thư mục, bố cục dự án"
    ),
    source_code=as_written("mã nguồn"),
    documentation=as_written("tài liệu"),
    structure_decision=as_written("quyết định cấu trúc, quyết định về cấu trúc"),
    complexity=as_written("theo dõi độ phức tạp, độ phức tạp"),
    law=as_written("hiến pháp, hiến chương"),
    checking=as_written("kiểm tra, tuân thủ, đánh giá, rà soát, đối chiếu"),
    progress=as_written("theo dõi tiến độ"),
    before=as_written("trước thiết kế, trước khi thiết kế, ban đầu, trước nghiên cứu"),
    after=as_written("sau thiết kế, sau khi thiết kế, sau giai đoạn 1"),
    again=as_written("kiểm tra lại, đánh giá lại, rà soát lại"),
    status_labels=as_written("trạng thái, kết quả, đánh giá, kết luận"),
    result_labels=as_written("kết quả, kết luận, tổng kết"),
    about_labels=as_written("ngày, phiên bản, nguồn, ghi chú, lý do, lí do, người phụ trách, giải thích"),
    legends=as_written("chú thích, chú giải"),
    group_titles=as_written("nguyên tắc, tiêu chí, yêu cầu, cổng kiểm tra"),
    other_titles=as_written("rủi ro, quyết định, bước tiếp theo, vi phạm, ngoại lệ, sai lệch"),
    announcing=as_written("sau đây, dưới đây, như sau"),
    overview_titles=as_written("tóm tắt, tổng kết, kết luận, kết quả"),
    verdict_columns=as_written("trạng thái, kết quả, đánh giá, tuân thủ, tuân thủ?, đạt?, kết luận"),
    label_columns=as_written("nguyên tắc, điều, yêu cầu, tiêu chí, hạng mục, cổng"),
    number_columns=as_written("stt, số"),
    breach_columns=as_written("vi phạm, vi phạm?, vi phạm ?, sai lệch, sai lệch?, cần ngoại lệ, cần ngoại lệ?"),
    applies_columns=as_written("áp dụng, có áp dụng, phạm vi áp dụng, liên quan"),
    passes=as_written(
        "đạt, đã đạt, tuân thủ, đã tuân thủ, phù hợp, đáp ứng, đã đáp ứng, thỏa mãn, thoả mãn, đảm bảo, bảo đảm, "
        "không vi phạm, không có vi phạm, hợp lệ, đã xác nhận, "
        "đã xem xét, đã bao phủ, nhất quán"
    ),
    fails=as_written(
        "không đạt, chưa đạt, không tuân thủ, chưa tuân thủ, không phù hợp, không đáp ứng, chưa đáp ứng, không thỏa "
        "mãn, không thoả mãn, vi phạm, sai lệch, thất bại, xung đột, mâu thuẫn, có vi phạm, không hợp lệ, không nhất "
        "quán, cần giải trình, cần biện minh"
    ),
    partly=as_written("một phần, chỉ một phần, từng phần, phần nào"),
    deferred=as_written("hoãn, tạm hoãn, hoãn lại"),
    excused=as_written(
        "có lý do, ngoại lệ, ngoại lệ có lý do, vi phạm có lý do, được miễn, vi phạm đã được biện minh, ngoại lệ được "
        "chấp thuận, sai lệch có lý do, miễn trừ, ngoại lệ được ghi nhận, ngoại lệ đã ghi nhận"
    ),
    exempt=as_written(
        "không áp dụng, không liên quan, ngoài phạm vi, không thuộc phạm vi, nằm ngoài phạm vi, không ảnh hưởng, không "
        "cần"
    ),
    pending=as_written(
        "đang chờ, chờ, cần làm, cần kiểm tra, cần xác nhận, cần xem lại, cần bổ sung, đang thực hiện, chưa hoàn "
        "thành, cần chú ý, cần xác minh, cần làm rõ, cần cập nhật, cần xử lý, cần đánh giá, cần hành động, yêu cầu "
        "hành động, yêu cầu cập nhật, chờ xác nhận, chờ kiểm tra, chờ duyệt, chưa bắt đầu, chưa kiểm tra, chưa xác "
        "minh, chưa xác định, chưa rõ, chưa giải quyết, chưa thực hiện, chưa xong, bị chặn, tạm dừng, đang xem xét, có "
        "điều kiện, chưa đầy đủ, trước khi merge, dự kiến, đã lên kế hoạch, sẽ kiểm tra"
    ),
    applies=as_written("áp dụng, có áp dụng, liên quan"),
    yes=as_written("có"),
    no=as_written("không"),
    common=as_written(
        "đạt, tuân thủ, phù hợp, đáp ứng, đảm bảo, bảo đảm, vi phạm, sai lệch, một phần, thất bại, hoãn, tạm hoãn, có "
        "lý do, ngoại lệ, chờ, đang chờ, cần làm, đang thực hiện, áp dụng, liên quan, có, không, hợp lệ, thỏa mãn, "
        "thoả mãn, đã xem xét, đã bao phủ, nhất quán, chỉ một phần, từng phần, phần nào, bị chặn, tạm "
        "dừng, có điều kiện, chưa rõ, chưa xong, dự kiến, xung đột, mâu thuẫn, miễn trừ, không cần, không ảnh hưởng, "
        "trước khi merge, đang xem xét, đã lên kế hoạch, cần chú ý, cần kiểm tra, cần xác nhận, cần xác minh, cần làm "
        "rõ, cần cập nhật, cần xử lý, cần đánh giá, cần xem lại, cần bổ sung, sẽ kiểm tra"
    ),
    scoping=as_written("với, vì, nhưng, trừ, nhờ"),
    parts=as_written("cho, ở, đối với, phần"),
    emphasis=as_written("luôn, hiện, tất cả, đã, vẫn, cũng, đều"),
    degrees=as_written("hoàn toàn, đầy đủ, toàn bộ, triệt để, rõ ràng, tốt"),
    particles=as_written("không, chưa, chẳng, không phải"),
    negations=as_written("không, chưa, chẳng, không có, chưa có, không phải, không hề"),
    duties=as_written("phải, cần phải, được phép, bắt buộc phải"),
    abilities=as_written("có thể"),
    prohibitions=as_written("cấm, nghiêm cấm, không được"),
    deeds=as_written(
        "có kế hoạch, lên kế hoạch, tuân theo, tuân thủ, viết, thực hiện, áp dụng, đáp ứng, bao phủ, cung cấp, làm, "
        "được viết, được thực hiện, được lên kế hoạch"
    ),
    undone=as_written(
        "phiên bản sau, phiên bản tiếp theo, bản phát hành sau, bỏ qua, để sau, dời sang, chuyển sang phiên bản sau, "
        "lược bỏ, gác lại"
    ),
    breaks=as_written("là ngoại lệ, vi phạm nguyên tắc này, đi ngược nguyên tắc này"),
    here=as_written(
        "trong tính năng này, cho tính năng này, ở đây, nguyên tắc này, lần này, trong kế hoạch này, được, là"
    ),
    follow_up=as_written(
        "cần làm, cần kiểm tra, cần xác nhận, đang chờ, sẽ, sau này, ở giai đoạn 2, cần xác minh, cần xem lại, cần bổ "
        "sung, đang thực hiện, trước khi merge, ở giai đoạn sau, ở giai đoạn 3"
    ),
    wanting=as_written("yêu cầu cập nhật, cần cập nhật, phải cập nhật"),
    reserves=as_written("nếu có thể, khi có thể, nếu kịp, phần lớn, hầu hết, không hoàn toàn, không phải lúc nào cũng"),
    exceptions=as_written("trừ, ngoại trừ, ngoại lệ, trừ khi"),
    conditions=as_written("nếu, khi nào, miễn là, cho đến khi"),
    breaches=as_written("vi phạm, sai lệch, ngoại lệ"),
    everything=as_written("tất cả, mọi, toàn bộ"),
    whole=as_written("nguyên tắc, các nguyên tắc, cổng, các cổng, tiêu chí, kiểm tra"),
    hold=as_written("đạt, tuân thủ, đáp ứng, phù hợp, thỏa mãn, thoả mãn"),
    further=as_written("mới, thêm, khác"),
    rest=as_written("còn lại, khác"),
    back=as_written(
        "xem ở trên, như trên, không thay đổi, không đổi, giống như trên, tương tự như trên, xem bên trên, xem bên "
        "dưới, như cũ, như trước, xem bảng trên"
    ),
    reasons=as_written("vì, bởi vì, do đó, do vậy"),
    justifications=as_written("lý do, lí do, giải trình, biện minh"),
    later=as_written("bây giờ, hiện nay"),
    none=as_written("không có, không, không áp dụng"),
    preambles=as_written(
        "mục đích, phạm vi, định nghĩa, thuật ngữ, tổng quan, giới thiệu, lời mở đầu, tài liệu tham khảo"
    ),
    principles=as_written("nguyên tắc, điều"),
    chapters=as_written("mục"),
    stories=as_written("câu chuyện người dùng, câu chuyện"),
    joining=as_written("và"),
    choosing=as_written("hoặc"),
    ranging=as_written("đến"),
    writings=as_written("đặc tả"),
    warnings=as_written("cảnh báo, lưu ý, chú ý"),
    musts=as_written("phải, bắt buộc"),
    shoulds=as_written("nên, khuyến nghị"),
    versions=as_written("phiên bản"),
    ratified=as_written("phê chuẩn, ngày phê chuẩn, ban hành"),
    amended=as_written("sửa đổi lần cuối, lần sửa đổi cuối"),
    flags=as_written(
        "bắt buộc, không thể thương lượng, không thương lượng, không được thỏa hiệp, không được thoả hiệp"
    ),
    optional=as_written(
        "tùy chọn, tuỳ chọn, không bắt buộc, nếu có, nếu cần, khi cần, nếu áp dụng, khi áp dụng, nếu phù hợp"
    ),
    restricting=as_written(
        "chỉ, bỏ qua, lược bỏ, xóa, xoá, không cần, không áp dụng, trừ khi, ngoại trừ, "
        "trong trường hợp, dành cho, có điều kiện"
    ),
    decided=as_written("quyết định, giải pháp, đã chọn, lựa chọn, trả lời"),
    settled=as_written(
        "đã giải quyết, được giải quyết, giải quyết xong, đã làm rõ, được làm rõ, đã trả lời, "
        "đã xóa, đã xoá, đã loại bỏ"
    ),
    speaking=as_written("mọi, tất cả, mỗi, nếu, khi, các"),
    questions=as_written("câu hỏi, vấn đề, điểm, mục, dấu, đánh dấu"),
    formerly=as_written("trước đây, còn lại"),
    coming=as_written(
        "sẽ, dự kiến, lên kế hoạch, chưa có, chưa tạo, sau này, về sau, sau khi, trước khi, trong khi, "
        "trong quá trình, khi triển khai, khi thực hiện, bước tiếp theo, giai đoạn tiếp theo, đang chờ, "
        "đang thực hiện, sắp có, tương lai, cần tạo, giai đoạn 2, giai đoạn 3, giai đoạn 4"
    ),
    perhaps=as_written(
        "tùy chọn, tuỳ chọn, không bắt buộc, nếu cần, khi cần, nếu có, có thể, có lẽ, chỉ khi, chỉ dành cho, "
        "tùy theo, tuỳ theo, theo yêu cầu"
    ),
    filling=as_written("điền"),
    violation_columns=as_written("vi phạm, sai lệch, độ phức tạp, nguyên tắc"),
    alternative_columns=as_written("thay thế, đơn giản hơn, bị loại"),
    added=as_written("mới, tạo, thêm"),
    changed=as_written("sửa, sửa đổi, cập nhật, thay đổi"),
    deleted=as_written("xóa, xoá, gỡ bỏ"),
    given_up=as_written(
        "đã rút, rút lại, đã bỏ, bỏ qua, hủy, huỷ, đã hủy, đã huỷ, hủy bỏ, huỷ bỏ, đã xóa, đã xoá, loại bỏ, "
        "đã loại bỏ, đã gỡ, hoãn, đã hoãn, trì hoãn, tạm hoãn, tạm dừng, lỗi thời, không còn *, không cần, "
        "không cần thiết, không áp dụng, ngoài phạm vi, đã thay thế, được thay thế, chuyển sang, đã chuyển, gộp vào, "
        "đã gộp, từ bỏ, không làm, không thực hiện"
    ),
    built=as_written("đã triển khai, đã hoàn thành, hoàn thành, đã phát hành, đã xong, đã làm xong"),
    fields=by_name(
        as_written,
        branch="nhánh",
        date="ngày, ngày tạo",
        spec="đặc tả",
        input="đầu vào",
        status="trạng thái",
        note="ghi chú, lưu ý",
        language="ngôn ngữ/phiên bản",
        dependencies="phụ thuộc chính, thư viện chính",
        storage="lưu trữ",
        testing="kiểm thử",
        platform="nền tảng mục tiêu, nền tảng đích",
        project_type="loại dự án",
        performance="mục tiêu hiệu năng, mục tiêu hiệu suất",
        constraints="ràng buộc, hạn chế",
        scale="quy mô/phạm vi, quy mô",
    ),
    meanings=by_name(
        as_written,
        language="ngôn ngữ",
        dependencies="phụ thuộc",
        storage="lưu trữ, cơ sở dữ liệu",
        testing="kiểm thử",
        platform="nền tảng, môi trường đích",
        project_type="loại dự án, kiểu dự án",
        performance="hiệu năng, hiệu suất, độ trễ",
        constraints="ràng buộc, hạn chế, giới hạn",
        scale="quy mô, phạm vi",
        tools="thư viện",
    ),
    concepts=by_name(
        as_written,
        testing="kiểm thử, kiểm thử đơn vị, độ phủ",
        test_first="kiểm thử trước, viết kiểm thử trước",
        observability="khả năng quan sát, nhật ký, giám sát",
        simplicity="đơn giản, tinh gọn",
        security="bảo mật, an toàn, mã hóa, mã hoá",
        privacy="riêng tư, quyền riêng tư, dữ liệu cá nhân",
        performance="hiệu năng, hiệu suất, độ trễ, tốc độ",
        accessibility="khả năng tiếp cận, trợ năng, bàn phím",
        documentation="tài liệu, hướng dẫn",
        modularity="mô đun, mô-đun, tách biệt",
        library="thư viện",
        contracts="hợp đồng, giao diện lập trình",
        versioning="phiên bản",
        compatibility="tương thích, di trú",
        errors="lỗi, sự cố, ngoại lệ",
        validation="xác thực dữ liệu, kiểm tra đầu vào, đầu vào",
        integrity="toàn vẹn, nhất quán",
        quality="chất lượng",
        maintainability="bảo trì, dễ đọc",
        review="phê duyệt, duyệt mã",
        automation="tự động hóa, tự động hoá, tự động",
        dependencies="phụ thuộc",
        scalability="mở rộng, khả năng mở rộng",
        reliability="tin cậy, độ tin cậy, sẵn sàng, sao lưu",
        interface="trải nghiệm người dùng, màn hình, giao diện người dùng",
        translation="đa ngôn ngữ, dịch thuật, quốc tế hóa",
        configuration="cấu hình, thiết lập",
        deployment="triển khai",
        transparency="minh bạch",
        audit="kiểm toán, truy vết",
        cost="chi phí, ngân sách",
        data="dữ liệu, cơ sở dữ liệu, lưu trữ",
    ),
)
