"""Petitions (đơn khiếu nại, tố cáo, kiến nghị, phản ánh): what citizens bring."""
